package dev.slipway.bot.source;

import dev.slipway.bot.message.Commits;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows what it was told, and what it was asked.
public final class MemorySources implements Sources {
  private final Map<String, Commits> known = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  public void tell(String source, String from, String to, Commits commits) {
    known.put(question(URI.create(source), from, to), commits);
  }

  /// `SOURCE FROM..TO`, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Optional<Commits> between(URI source, String from, String to) {
    asked.add(question(source, from, to));
    return Optional.ofNullable(known.get(question(source, from, to)));
  }

  private static String question(URI source, String from, String to) {
    return source + " " + from + ".." + to;
  }
}
