package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.target.memory.Behaviour;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A candidate that is bad, and what follows: R7 to R13, R19.
class TakenBackTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final Plot plot = new Plot(KEY);

  /// A town that has just taken 2.0.0 back.
  private Town takenBack() {
    Town town = Town.proven(plot);
    ship(town, "2.0.0");
    return town;
  }

  private void ship(Town town, String bad) {
    town.push(plot.version(bad));
    town.until(() -> town.record(KEY).running().isPresent());
    town.crowd.fails(town.candidate(KEY).hash());
    town.settle();
  }

  private static EndCause cause(Town town) {
    return ((RolloutState.RolledBack) town.ends().getLast()).cause();
  }

  /// R7
  @Test
  void aFailingCandidateGoesToZeroAndTheEndNamesMetricValueAndLimit() {
    Town town = takenBack();

    assertThat(town.weights()).containsExactly(0, 5, 0);
    assertThat(town.plan(KEY).orElseThrow().primary().release())
        .isEqualTo(town.serving(KEY).hash());
    assertThat(town.target.all()).hasSize(2).allMatch(Instance::isHealthy);
    assertThat(cause(town).finding().orElseThrow().criterion()).isEqualTo("error-rate");
    assertThat(cause(town).sentence()).contains("error-rate", "100 %", "at most 5 %");
    assertThat(town.ends()).hasSize(2);
  }

  /// R8
  @Test
  void puttingGitBackToTheBaselineStartsNothing() {
    Town town = takenBack();
    town.hands.forget();

    town.push(plot.version("1.0.0"));
    town.pass(20);

    assertThat(town.hands.done()).isEmpty();
    assertThat(town.events(ServiceEvent.RolloutStarted.class)).hasSize(2);
    assertThat(town.blocks(KEY)).isEmpty();
  }

  /// R9
  @Test
  void retryBeginsANewRolloutAtTheFirstStep() {
    Town town = takenBack();
    town.crowd.recovers(town.wanted(KEY).hash());

    Operation.Answer answer = town.ask(Operation.Kind.RETRY, KEY);
    town.settle();

    assertThat(answer.result()).isEqualTo(Operation.Answer.Result.ACCEPTED);
    assertThat(town.weights()).containsExactly(0, 5, 0, 5, 25, 50, 100, 0);
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.events(ServiceEvent.RolloutStarted.class))
        .extracting(started -> started.rollout().id())
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  /// R10
  @Test
  void nothingButRetryOrOtherContentTriesRejectedContentAgain() {
    Town town = takenBack();

    town.pass(100);
    town.target.lose(town.instances(town.serving(KEY)).getFirst().name());
    town.pass(10);
    Plot other = new Plot(new ServiceKey("production", "backend"));
    town.push(other.version("7.0.0"));
    town.push(plot.replicas(3));
    town.pass(20);
    town.restart();
    town.pass(20);

    assertThat(town.events(ServiceEvent.RolloutStarted.class))
        .filteredOn(started -> started.rollout().key().equals(KEY))
        .hasSize(2);
    assertThat(town.events(ServiceEvent.ReleaseRejected.class)).hasSize(1);
    assertThat(town.events(ServiceEvent.BlockRaised.class)).hasSize(1);
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.REJECTED);
  }

  /// R11: the commit itself is proven with real Git by the repository's contract.
  @Test
  void aWriteBackNamesRolloutAndReasonAndStartsNothing() {
    plot.writesBack();
    Town town = Town.proven(plot);
    ship(town, "2.0.0");

    List<Effect.WriteBack> written = town.hands.done(Effect.WriteBack.class);
    assertThat(written).hasSize(1);
    assertThat(written.getFirst().order().reason()).contains("error-rate 100 %");
    assertThat(written.getFirst().order().rollout().text()).startsWith("production-frontend-");
    assertThat(written.getFirst().order().restored().version()).isEqualTo(new Version("1.0.0"));

    town.hands.forget();
    town.pass(20);

    assertThat(town.wanted(KEY)).isEqualTo(town.serving(KEY));
    assertThat(town.hands.done()).isEmpty();
    assertThat(town.events(ServiceEvent.WriteBackWritten.class)).hasSize(1);
    assertThat(town.blocks(KEY)).isEmpty();
  }

  /// R11
  @Test
  void aPersonWhoChangedTheKeysFirstWins() {
    plot.writesBack();
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.record(KEY).running().isPresent());
    town.crowd.fails(town.candidate(KEY).hash());
    town.until(() -> town.state(KEY).orElse(null) instanceof RolloutState.Reverting);
    town.repository.reachable(false);
    town.settle();
    town.repository.reachable(true);

    town.push(plot.version("3.0.0"));
    town.settle();

    assertThat(town.events(ServiceEvent.WriteBackWritten.class)).isEmpty();
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("3.0.0"));
  }

  /// The environment's rule `writeBack: none`.
  @Test
  void nothingIsWrittenWhereTheEnvironmentSaysNone() {
    Town town = takenBack();

    assertThat(town.hands.done(Effect.WriteBack.class)).isEmpty();
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.REJECTED);
  }

  /// R12
  @Test
  void aCrashLoopFailsEarlyWithItsExitCode() {
    Town town = Town.proven(plot);
    town.target.behave("frontend", new Version("2.0.0"), Behaviour.CRASHING);

    town.push(plot.version("2.0.0"));
    town.pass(20);

    assertThat(cause(town)).isInstanceOf(EndCause.CandidateCrashed.class);
    assertThat(cause(town).sentence()).contains("exit code 3");
  }

  /// R12
  @Test
  void runningOutOfMemoryIsSaid() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));
    Release candidate = town.candidate(KEY);
    town.crowd.goesHome();

    town.until(() -> {
      town.instances(candidate)
          .forEach(one -> town.target.set(one.name(), new Condition.Exited(137, "out of memory")));
      return town.ends().size() > 1;
    });

    assertThat(cause(town).sentence()).contains("out of memory");
  }

  /// R12
  @Test
  void aMissingArtifactIsRejectedAtOnceAndSaysWhereItWasLookedFor() {
    Town town = Town.proven(plot);

    town.merge(plot.version("9.9.9"));
    town.pass(5);

    assertThat(town.events(ServiceEvent.ReleaseRejected.class)).hasSize(1);
    assertThat(town.record(KEY).blocks().getFirst().reason())
        .contains("no artifact frontend 9.9.9");
    assertThat(town.hands.done(Effect.Start.class)).isEmpty();
  }

  /// R12: found when it was planned, gone when it is started.
  @Test
  void anArtifactThatVanishesIsRejectedAtItsStart() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> !town.hands.done(Effect.Resolve.class).isEmpty());
    town.target.unregister("frontend", new Version("2.0.0"));

    town.pass(10);

    assertThat(cause(town)).isInstanceOf(EndCause.StartRefused.class);
  }

  /// R13
  @Test
  void twoBadReleasesInARowNeverShrinkTheBaseline() {
    Town town = Town.proven(plot.replicas(4));
    Release baseline = town.serving(KEY);

    ship(town, "2.0.0");
    ship(town, "3.0.0");

    assertThat(town.hands.done(Effect.Stop.class))
        .noneMatch(stop -> stop.name().text().contains(baseline.hash().brief()));
    assertThat(town.instances(baseline)).hasSize(4).allMatch(one -> one.starts() == 1);
    assertThat(town.ends()).hasSize(3);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R19
  @Test
  void otherStepsOrCriteriaDoNotBringRejectedContentBack() {
    Town town = takenBack();

    town.push(plot.steps(Plot.step(1, 60)).criteria());
    town.pass(30);

    assertThat(town.events(ServiceEvent.RolloutStarted.class)).hasSize(2);
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.REJECTED);
  }

  /// R19
  @Test
  void aRunningRolloutKeepsItsFrozenPlan() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));

    town.push(plot.steps(Plot.step(80, 60)).criteria());
    town.settle();

    assertThat(town.weights()).containsExactly(0, 5, 25, 50, 100, 0);
  }

  /// A tag that moves is refused, not followed.
  @Test
  void aVersionWhoseArtifactMovedIsNotStarted() {
    Town town = takenBack();
    town.target.register("frontend", new Version("2.0.0"), new Digest("sha256:" + "e".repeat(64)));

    town.ask(Operation.Kind.RETRY, KEY);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("1.0.0"));
    assertThat(cause(town)).isInstanceOf(EndCause.StartRefused.class);
  }
}
