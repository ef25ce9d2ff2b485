package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Sampling;
import dev.slipway.environments.language.Step;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Makes rollouts from a few words: `kind=normal strategy=canary steps=5/10s,25/manual checks`.
///
/// Left out: watch, deadline, maxHold 30 s, 60 s, 60 s; few=hold; minRequests=100; replicas=3; one
/// criterion, an error rate of at most 5 %.
final class Plans {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private Plans() {}

  static Rollout rollout(Map<String, String> words) {
    boolean portless = words.containsKey("portless");
    Release baseline = release("1.0.0", "a", portless);
    Release candidate = release("2.0.0", "b", portless);
    Rollout.Kind kind =
        Rollout.Kind.valueOf(
            words.getOrDefault("kind", "normal").toUpperCase(java.util.Locale.ROOT));
    return new Rollout(
        RolloutId.of(candidate, Instant.EPOCH),
        candidate,
        kind == Rollout.Kind.FIRST ? Optional.empty() : Optional.of(baseline),
        kind,
        strategy(words),
        new Hooks(list(words, "before"), list(words, "after")),
        new Origin("c0ffee", "ada", "Ship 2.0.0"),
        Instant.EPOCH);
  }

  private static Strategy strategy(Map<String, String> words) {
    String kind =
        words
            .getOrDefault("strategy", "canary")
            .toUpperCase(java.util.Locale.ROOT)
            .replace('-', '_');
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty()));
    if (words.containsKey("complaints")) {
      criteria.add(new Criterion.Complaints(5, new Sampling(Duration.ofSeconds(10), 1, 1)));
    }
    Check check = new Check("/ready", 200, Duration.ofSeconds(1), 1);
    return new Strategy(
        Strategy.Kind.valueOf(kind),
        words.containsKey("checks") ? List.of(check) : List.of(),
        list(words, "steps").stream().map(Plans::step).toList(),
        criteria,
        Integer.parseInt(words.getOrDefault("minRequests", "100")),
        Duration.ZERO,
        duration(words.getOrDefault("maxHold", "60s")),
        Strategy.OnInsufficient.valueOf(
            words.getOrDefault("few", "hold").toUpperCase(java.util.Locale.ROOT)),
        true,
        duration(words.getOrDefault("watch", "30s")),
        duration(words.getOrDefault("deadline", "60s")));
  }

  private static Step step(String text) {
    String[] parts = text.split("/", -1);
    return new Step(
        new Weight(Integer.parseInt(parts[0])),
        parts[1].equals("manual") ? new Hold.Manual() : new Hold.Timed(duration(parts[1])));
  }

  static Duration duration(String text) {
    return Duration.parse("PT" + text);
  }

  private static List<String> list(Map<String, String> words, String key) {
    String text = words.getOrDefault(key, "");
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }

  private static Release release(String version, String digit, boolean portless) {
    RunSpec spec =
        new RunSpec(
            Optional.empty(),
            List.of("bin/frontend"),
            portless ? OptionalInt.empty() : OptionalInt.of(3000),
            Optional.empty(),
            Resources.UNLIMITED,
            new TreeMap<>(),
            new TreeMap<>());
    return Release.of(
        KEY, new Version(version), new Digest("sha256:" + digit.repeat(64)), spec, new TreeMap<>());
  }
}
