package dev.slipway.bot.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Catalogs to understand texts with.
final class Catalogs {
  private static final List<String> EVERYWHERE = List.of("dev", "staging", "production");

  private Catalogs() {}

  /// A usual one, with two services whose names are words of ours.
  static Catalog usual() {
    SortedMap<String, SequencedSet<String>> services = new TreeMap<>();
    services.put("frontend", new LinkedHashSet<>(EVERYWHERE));
    services.put("backend", new LinkedHashSet<>(EVERYWHERE));
    services.put("mailer", new LinkedHashSet<>(List.of("dev")));
    services.put("status", new LinkedHashSet<>(EVERYWHERE));
    services.put("to", new LinkedHashSet<>(EVERYWHERE));
    return new Catalog(services, environments());
  }

  static Catalog large() {
    SortedMap<String, SequencedSet<String>> services = new TreeMap<>();
    IntStream.range(0, 1_000)
        .forEach(i ->
            services.put(
                "service-number-" + i + "-of-a-thousand", new LinkedHashSet<>(EVERYWHERE)));
    return new Catalog(services, environments());
  }

  private static SequencedMap<String, List<String>> environments() {
    SequencedMap<String, List<String>> environments = new LinkedHashMap<>();
    environments.put("dev", List.of());
    environments.put("staging", List.of("stage"));
    environments.put("production", List.of("prod", "live"));
    return environments;
  }
}
