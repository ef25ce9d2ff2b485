package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.target.memory.Behaviour;
import org.junit.jupiter.api.Test;

/// A candidate on its way up: R1 to R6.
class ClimbTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final Plot plot = new Plot(KEY);

  /// R1
  @Test
  void aFirstReleaseGoesStraightToFullTrafficOnceHealthy() {
    Town town = new Town(plot);
    town.target.behave("frontend", new Version("1.0.0"), Behaviour.STARTING);

    town.push(plot.version("1.0.0"));
    town.pass(5);

    assertThat(town.plan(KEY)).isEmpty();

    town.target.all().forEach(one -> town.target.set(one.name(), new Condition.Healthy()));
    town.settle();

    assertThat(town.weights()).containsExactly(0);
    assertThat(town.rolled(RolloutEvent.StepReached.class)).isEmpty();
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("1.0.0"));
    assertThat(town.plan(KEY).orElseThrow().primary().endpoints()).hasSize(2);
    assertThat(town.ends()).containsExactly(new RolloutState.Completed(true));
  }

  /// R2: the shares themselves are proven by the router's contract.
  @Test
  void aHealthyCandidateClimbsStepByStepAndTheBaselineIsUntouchedUntilTheEnd() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);

    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 2));

    assertThat(town.instances(baseline)).hasSize(2).allMatch(one -> one.starts() == 1);

    town.settle();

    assertThat(town.weights()).containsExactly(0, 5, 25, 50, 100, 0);
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.crowd.failed()).isZero();
  }

  /// R3
  @Test
  void aCandidateThatIsNotReadyGetsNoRequestAndIsTakenBackAtTheDeadline() {
    Town town = Town.proven(plot);
    town.target.behave("frontend", new Version("2.0.0"), Behaviour.STARTING);

    town.push(plot.version("2.0.0"));
    town.pass(20);

    assertThat(town.state(KEY).orElseThrow()).isInstanceOf(RolloutState.Starting.class);
    Release candidate = town.candidate(KEY);

    town.settle();

    assertThat(town.crowd.asked(candidate.hash())).isZero();
    assertThat(town.weights()).containsExactly(0);
    assertThat(town.ends().getLast())
        .isInstanceOfSatisfying(
            RolloutState.RolledBack.class,
            end -> assertThat(end.cause()).isInstanceOf(EndCause.DeadlineExceeded.class));
    assertThat(town.instances(candidate)).isEmpty();
  }

  /// R3: at a later step too.
  @Test
  void aStepWhoseInstancesAreNotReadyWaitsAtTheWeightBefore() {
    Town town = Town.proven(plot.replicas(4));
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    town.target.behave("frontend", new Version("2.0.0"), Behaviour.STARTING);

    town.until(() -> town.state(KEY).orElseThrow() instanceof RolloutState.Advancing);
    town.pass(10);

    assertThat(town.weight(KEY)).isEqualTo(25);

    town.settle();

    assertThat(town.weights()).containsExactly(0, 5, 25, 0);
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("1.0.0"));
  }

  /// R4
  @Test
  void aTimedHoldGoesOnAloneAndAManualOneWaitsWithoutTheDeadlineRunning() {
    Town town = Town.proven(plot.steps(Plot.step(5, 10), Plot.manual(25), Plot.step(50, 10)));

    town.push(plot.version("2.0.0"));
    town.until(() -> town.state(KEY).orElse(null) instanceof RolloutState.Paused);
    town.pass(200);

    assertThat(town.weight(KEY)).isEqualTo(25);

    Operation.Answer answer = town.ask(Operation.Kind.RESUME, KEY);
    town.settle();

    assertThat(answer.result()).isEqualTo(Operation.Answer.Result.ACCEPTED);
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.weights()).containsExactly(0, 5, 25, 50, 100, 0);
  }

  /// R5
  @Test
  void theBaselineStaysWarmForTheWatchAndIsThenRemovedWithoutAFailedRequest() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);

    town.push(plot.version("2.0.0"));
    town.until(() -> town.isWatching(KEY));
    town.pass(15);

    assertThat(town.isWatching(KEY)).isTrue();
    assertThat(town.healthy(baseline)).isEqualTo(2);

    town.settle();

    assertThat(town.instances(baseline)).isEmpty();
    assertThat(town.crowd.failed()).isZero();
    assertThat(town.record(KEY).lastProven()).isEqualTo(town.record(KEY).serving());
  }

  /// R6
  @Test
  void replicasThatChangeWhilePausedAreAppliedAndTheStepStays() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 2));
    Release candidate = town.candidate(KEY);
    town.ask(Operation.Kind.PAUSE, KEY);

    town.push(plot.replicas(6));
    town.pass(10);

    assertThat(town.weight(KEY)).isEqualTo(50);
    assertThat(town.healthy(baseline)).isEqualTo(6);
    assertThat(town.healthy(candidate)).isEqualTo(3);
    assertThat(town.state(KEY).orElseThrow()).isInstanceOf(RolloutState.Paused.class);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R6
  @Test
  void replicasAndVersionInOneCommitAreNotStuck() {
    Town town = Town.proven(plot);

    town.push(plot.replicas(5).version("2.0.0"));
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.instances(town.serving(KEY))).hasSize(5).allMatch(Instance::isHealthy);
  }
}
