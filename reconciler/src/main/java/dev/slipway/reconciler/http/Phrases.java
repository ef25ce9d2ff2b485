package dev.slipway.reconciler.http;

import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Step;
import dev.slipway.environments.language.Strategy;
import java.time.Duration;
import java.util.Locale;

/// Small things in people's words.
final class Phrases {
  private Phrases() {}

  /// `1h 5m`, `3m 20s`, `0s`; parts of a second only below ten seconds: `1.5s`.
  static String duration(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(10)) < 0 && duration.toMillisPart() >= 100) {
      return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1_000.0);
    }
    StringBuilder text = new StringBuilder();
    part(text, duration.toHours(), "h");
    part(text, duration.toMinutesPart(), "m");
    part(text, duration.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void part(StringBuilder text, long value, String unit) {
    if (value > 0) {
      text.append(text.isEmpty() ? "" : " ").append(value).append(unit);
    }
  }

  /// `blue-green`.
  static String kind(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// `5 % for 5m`.
  static String step(Step step) {
    return switch (step.hold()) {
      case Hold.Timed(Duration hold) -> step.weight() + " for " + duration(hold);
      case Hold.Manual() -> step.weight() + " until a person goes on";
    };
  }

  static String strategy(Strategy strategy) {
    return kind(strategy.kind());
  }
}
