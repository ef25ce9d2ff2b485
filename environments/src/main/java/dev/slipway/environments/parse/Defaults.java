package dev.slipway.environments.parse;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import dev.slipway.environments.language.EnvironmentDefinition.WhenFrozen;
import dev.slipway.environments.language.EnvironmentDefinition.WriteBack;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Sampling;
import dev.slipway.environments.language.Step;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Every value that stands for something left out, in one place. `docs/environments-repository.md`
/// lists the same values, and a test compares the two.
final class Defaults {
  static final Health HEALTH =
      new Health(
          "/health", Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(60));
  static final Check CHECK = new Check("/", 200, Duration.ofSeconds(1), 1);
  static final int REPLICAS = 1;

  static final Approvals NO_APPROVALS =
      new Approvals(
          0, List.of(), Optional.empty(), false, Duration.ofHours(4), Approvals.AppliesTo.REQUESTS);
  static final Channels NO_CHANNELS = new Channels(Optional.empty(), Optional.empty());
  static final WhenFrozen WHEN_FROZEN = WhenFrozen.FINISH;
  static final CommitBy COMMIT = CommitBy.PUSH;
  static final WriteBack WRITE_BACK = WriteBack.COMMIT;
  static final Duration SOAK = Duration.ZERO;

  static final List<Step> STEPS = List.of(step(5), step(25), step(50));
  static final List<Criterion> CRITERIA =
      List.of(new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty()));
  static final int MIN_REQUESTS = 100;
  static final Duration WARM_UP = Duration.ofSeconds(30);
  static final Duration MAX_HOLD = Duration.ofMinutes(15);
  static final Strategy.OnInsufficient ON_INSUFFICIENT = Strategy.OnInsufficient.HOLD;
  static final boolean SHIELD = true;
  static final Duration WATCH = Duration.ofHours(1);
  static final Duration DEADLINE = Duration.ofMinutes(10);

  /// Of an environment that says nothing, for services with a port.
  static final Strategy CANARY = strategy(Strategy.Kind.CANARY, STEPS);

  /// Of an environment that says nothing, for services without a port.
  static final Strategy RECREATE = strategy(Strategy.Kind.RECREATE, List.of());

  /// Crashes, complaints and alerts: one measurement over the limit is enough.
  static final Sampling AT_ONCE = new Sampling(Duration.ofSeconds(15), 1, 1);

  /// Health and Prometheus: two of three, so that one stray value convicts nobody.
  static final Sampling REPEATED = new Sampling(Duration.ofSeconds(30), 2, 3);

  static final int ROUNDS = 3;
  static final Duration WAIT = Duration.ofMinutes(5);

  private Defaults() {}

  private static Step step(int percent) {
    return new Step(new Weight(percent), new Hold.Timed(Duration.ofMinutes(5)));
  }

  private static Strategy strategy(Strategy.Kind kind, List<Step> steps) {
    return new Strategy(
        kind,
        List.of(),
        steps,
        CRITERIA,
        MIN_REQUESTS,
        WARM_UP,
        MAX_HOLD,
        ON_INSUFFICIENT,
        kind == Strategy.Kind.CANARY && SHIELD,
        WATCH,
        DEADLINE);
  }
}
