package dev.slipway.environments.language;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/// A limit that a candidate must keep. A value exactly on its limit keeps it.
///
/// *Counted* criteria are judged by the answers that the router saw, *measured* ones by samples
/// taken now and then.
public sealed interface Criterion {
  /// As people read it: `error-rate`, `latency-p95`, ...
  String name();

  /// Judged answer by answer.
  sealed interface Counted extends Criterion {}

  /// Judged by samples; outside the guarantee on false alarms.
  sealed interface Measured extends Criterion {
    Sampling sampling();
  }

  /// The share of answers that failed (5xx, no answer).
  ///
  /// @param max a ratio from 0 to 1
  /// @param maxIncrease relative to the baseline: 0.1 allows 10 % more
  record ErrorRate(OptionalDouble max, OptionalDouble maxIncrease) implements Counted {
    public ErrorRate {
      requireLimit(max.isPresent() || maxIncrease.isPresent());
    }

    @Override
    public String name() {
      return "error-rate";
    }
  }

  /// A latency quantile: p95 at most 2 s says that at most 5 % of the answers are slower than 2 s.
  ///
  /// @param quantile above 0.5 and below 1: 0.95 for `latency-p95`
  /// @param maxIncrease relative to the baseline's quantile
  record Latency(double quantile, Optional<Duration> max, OptionalDouble maxIncrease)
      implements Counted {
    public Latency {
      requireLimit(max.isPresent() || maxIncrease.isPresent());
      if (quantile <= 0.5 || quantile >= 1) {
        throw new IllegalArgumentException("a quantile is above 0.5 and below 1: " + quantile);
      }
    }

    @Override
    public String name() {
      String digits = Double.toString(Math.round(quantile * 100_000) / 1_000.0);
      return "latency-p" + digits.replaceAll("\\.0$", "").replace(".", "");
    }
  }

  /// Crashes per start of an instance.
  ///
  /// @param max a ratio from 0 to 1
  record CrashRate(double max, Sampling sampling) implements Measured {
    @Override
    public String name() {
      return "crash-rate";
    }
  }

  /// The share of the candidate's instances that are unhealthy.
  ///
  /// @param max a ratio from 0 to 1
  record Unhealthy(double max, Sampling sampling) implements Measured {
    @Override
    public String name() {
      return "unhealthy";
    }
  }

  /// What people complained about the rollout in chat.
  record Complaints(int max, Sampling sampling) implements Measured {
    @Override
    public String name() {
      return "complaints";
    }
  }

  /// An instant query that yields one number.
  ///
  /// @param query with the blanks of [QueryTemplate]
  record Prometheus(String query, OptionalDouble max, OptionalDouble min, Sampling sampling)
      implements Measured {
    public Prometheus {
      requireLimit(max.isPresent() || min.isPresent());
    }

    @Override
    public String name() {
      return "prometheus";
    }
  }

  /// How many alerts fire that began after the rollout did. They bear the labels `service` and
  /// `environment` with its names.
  ///
  /// @param labels that they bear beside these, with their values
  record Alerts(SortedMap<String, String> labels, int max, Sampling sampling) implements Measured {
    public Alerts {
      labels = Sorted.copyOf(labels);
    }

    @Override
    public String name() {
      return "alerts";
    }
  }

  private static void requireLimit(boolean present) {
    if (!present) {
      throw new IllegalArgumentException("a criterion needs a limit");
    }
  }
}
