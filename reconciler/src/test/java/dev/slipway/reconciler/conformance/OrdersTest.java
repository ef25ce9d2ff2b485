package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import org.junit.jupiter.api.Test;

/// People's orders and newer commits in the middle of it: R14 to R18, G13.
class OrdersTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final Plot plot = new Plot(KEY);

  /// 2.0.0 serves, but its watch was cut short by a bad 3.0.0: only 1.0.0 is proven.
  private Town servingUnproven() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isWatching(KEY));
    town.push(plot.version("3.0.0"));
    town.until(() ->
        town.record(KEY).running().isPresent()
            && town.candidate(KEY).version().equals(new Version("3.0.0")));
    town.crowd.fails(town.candidate(KEY).hash());
    town.settle();
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    return town;
  }

  /// R14
  @Test
  void aRollbackWhoseOwnTargetFailsStopsKeepsWhatServesAndPages() {
    Town town = servingUnproven();
    town.target.unregister("frontend", new Version("1.0.0"));
    int ends = town.ends().size();

    Operation.Answer answer = town.ask(Operation.Kind.ROLLBACK, KEY);
    town.pass(200);

    assertThat(answer.result()).isEqualTo(Operation.Answer.Result.ACCEPTED);
    assertThat(town.ends()).hasSize(ends + 1);
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.healthy(town.serving(KEY))).isEqualTo(2);
    assertThat(town.events(ServiceEvent.PersonNeeded.class)).hasSize(1);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R14: the rollback's own target is the baseline itself, which is gone.
  @Test
  void aWayBackToABaselineThatCannotServeKeepsTheCandidateAndPages() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    town.target.unregister("frontend", new Version("1.0.0"));
    town.instances(baseline).forEach(one -> town.target.crash(one.name(), 1));

    town.ask(Operation.Kind.ABORT, KEY);
    town.settle();

    assertThat(town.ends().getLast())
        .isInstanceOfSatisfying(
            RolloutState.Failed.class, end -> assertThat(end.candidateServes()).isTrue());
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.events(ServiceEvent.PersonNeeded.class)).isNotEmpty();
  }

  /// R15
  @Test
  void anAbortWithNothingRunningHasNoEffectAndSaysSo() {
    Town town = Town.proven(plot);

    Operation.Answer answer = town.ask(Operation.Kind.ABORT, KEY);
    town.pass(5);

    assertThat(answer.result()).isEqualTo(Operation.Answer.Result.REFUSED);
    assertThat(answer.message()).isEqualTo("nothing is being rolled out for production/frontend");
    assertThat(town.hands.done()).isEmpty();
    assertThat(town.events(ServiceEvent.OperationAccepted.class)).isEmpty();
  }

  /// R16
  @Test
  void aNewerVersionTakesTheCandidateToZeroFirstAndStartsAtTheFirstStep() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));

    town.push(plot.version("3.0.0"));
    town.until(() -> town.weight(KEY) == 0);
    town.until(() -> town.isHolding(KEY, 0));

    assertThat(town.candidate(KEY).version()).isEqualTo(new Version("3.0.0"));
    assertThat(town.record(KEY).running().orElseThrow().rollout().baseline()).contains(baseline);

    town.settle();

    assertThat(town.weights()).containsExactly(0, 5, 25, 0, 5, 25, 50, 100, 0);
    assertThat(town.ends()).element(1).isInstanceOf(RolloutState.Superseded.class);
    assertThat(town.crowd.failed()).isZero();
  }

  @Test
  void aStartTellsWhichRolloutWantsIt() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    String rollout = town.record(KEY).running().orElseThrow().rollout().id().text();

    assertThat(town.hands.done(Effect.Start.class))
        .filteredOn(start -> start.release().version().equals(new Version("2.0.0")))
        .isNotEmpty()
        .allMatch(start -> start.occasion().equals(Occasion.candidateOf(rollout)));
  }

  /// R16
  @Test
  void ofABurstOnlyTheNewestIsRolledOut() {
    Town town = Town.proven(plot);

    town.push(plot.version("2.0.0"));
    town.push(plot.version("2.0.1"));
    town.push(plot.version("2.0.2"));
    town.settle();

    assertThat(town.events(ServiceEvent.RolloutStarted.class))
        .extracting(started -> started.rollout().candidate().version().text())
        .containsExactly("1.0.0", "2.0.2");
  }

  /// R17
  @Test
  void goingBackToTheBaselinesVersionIsAnImmediateRollbackWithoutAnalysis() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    town.hands.forget();

    town.push(plot.version("1.0.0"));
    town.pass(1);

    assertThat(town.weight(KEY)).isZero();

    town.settle();

    assertThat(town.hands.done(Effect.Start.class)).isEmpty();
    assertThat(town.serving(KEY)).isEqualTo(baseline);
    assertThat(town.record(KEY).rejections()).isEmpty();
    assertThat(town.events(ServiceEvent.RolloutStarted.class)).hasSize(2);
  }

  /// R18
  @Test
  void aRollbackToAWarmProvenReleaseIsOneWeightChange() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isWatching(KEY));
    town.pass(3);
    town.hands.forget();

    town.ask(Operation.Kind.ROLLBACK, KEY);

    assertThat(town.plan(KEY).orElseThrow().primary().release()).isEqualTo(baseline.hash());
    assertThat(town.weight(KEY)).isZero();
    assertThat(town.hands.done()).hasSize(1).first().isInstanceOf(Effect.Steer.class);

    town.settle();

    assertThat(town.hands.done(Effect.Start.class)).isEmpty();
    assertThat(town.serving(KEY)).isEqualTo(baseline);
    assertThat(town.crowd.failed()).isZero();
  }

  /// G13
  @Test
  void aFixStartsAtOnceWhileTheBrokenCommitIsStillBeingTried() {
    Town town = Town.proven(plot);
    town.target.behave(
        "frontend", new Version("2.0.0"), dev.slipway.reconciler.target.memory.Behaviour.STARTING);
    town.push(plot.version("2.0.0"));
    town.pass(5);

    town.push(plot.version("2.0.1"));
    town.pass(5);

    assertThat(town.candidate(KEY).version()).isEqualTo(new Version("2.0.1"));
    assertThat(town.hands.done(Effect.Start.class))
        .anyMatch(start -> start.release().version().equals(new Version("2.0.1")));

    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.1"));
  }
}
