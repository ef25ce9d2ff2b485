package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Crashes, drift and what cannot be asked: R26, R28, R31, R32, R35, G7.
class FaultsTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final Plot plot = new Plot(KEY);

  static List<Integer> moments() {
    return java.util.stream.IntStream.rangeClosed(1, 70).boxed().toList();
  }

  /// R26: killed at every second of a good rollout; real processes are killed by the bench.
  @ParameterizedTest
  @MethodSource("moments")
  void aReconcilerKilledAtAnyMomentOfAGoodRolloutComesToTheSameEnd(int moment) {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));

    town.pass(moment);
    town.restart();
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.weights()).containsExactly(0, 5, 25, 50, 100, 0);
    assertThat(town.target.all()).hasSize(2).allMatch(one -> one.starts() == 1);
    assertThat(town.ends()).hasSize(2);
    assertThat(town.events(ServiceEvent.RolloutStarted.class)).hasSize(2);
    assertThat(town.crowd.failed()).isZero();
    assertThat(town.now).isAfter(holdsOf(town));
  }

  /// Three holds of ten seconds and a watch of twenty after the rollout's start.
  private static java.time.Instant holdsOf(Town town) {
    return town.events(ServiceEvent.RolloutStarted.class)
        .getLast()
        .rollout()
        .startedAt()
        .plusSeconds(50);
  }

  /// R26: killed at every second of a rollout that goes back.
  @ParameterizedTest
  @MethodSource("moments")
  void aReconcilerKilledAtAnyMomentOfABadRolloutComesToTheSameEnd(int moment) {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.record(KEY).running().isPresent());
    town.crowd.fails(town.candidate(KEY).hash());

    town.pass(moment % 10);
    town.restart();
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("1.0.0"));
    assertThat(town.target.all()).hasSize(2).allMatch(one -> one.starts() == 1);
    assertThat(town.ends()).hasSize(2);
    assertThat(town.events(ServiceEvent.ReleaseRejected.class)).hasSize(1);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R28
  @Test
  void aLostInstanceOfTheBaselineIsAnnouncedRepairedAndAnnounced() {
    Town town = Town.proven(plot);
    InstanceName lost = town.instances(town.serving(KEY)).getFirst().name();

    town.target.lose(lost);
    town.pass(5);

    assertThat(town.healthy(town.serving(KEY))).isEqualTo(2);
    assertThat(town.events(ServiceEvent.DriftFound.class))
        .extracting(ServiceEvent.DriftFound::instance)
        .containsExactly(lost);
    assertThat(town.events(ServiceEvent.DriftRepaired.class)).hasSize(1);
    assertThat(town.events(ServiceEvent.RolloutStarted.class)).hasSize(1);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R28
  @Test
  void aBaselineInstanceThatIsKilledMidRolloutIsRepairedAndTheRolloutGoesOn() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));

    town.target.crash(town.instances(baseline).getFirst().name(), 137);
    town.pass(3);

    assertThat(town.healthy(baseline)).isEqualTo(2);
    assertThat(town.events(ServiceEvent.DriftFound.class).getFirst().what())
        .isEqualTo("exit code 137");

    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  /// R28: a router steered by hand is steered back.
  @Test
  void aPlanThatSomebodyChangedByHandIsPutRight() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));

    town.router.apply(
        new dev.slipway.reconciler.delivery.RoutePlan(
            KEY,
            town.plan(KEY).orElseThrow().generation() + 7,
            town.plan(KEY).orElseThrow().route(),
            new dev.slipway.reconciler.delivery.Pool(baseline.hash(), List.of()),
            java.util.Optional.empty(),
            false));
    town.pass(2);

    assertThat(town.weight(KEY)).isEqualTo(5);
    assertThat(town.plan(KEY).orElseThrow().primary().endpoints()).hasSize(2);
  }

  /// R28
  @Test
  void anInstanceThatFlapsIsStartedLessAndLessOften() {
    Town town = Town.proven(plot);
    InstanceName flapping = town.instances(town.serving(KEY)).getFirst().name();

    for (int second = 0; second < 120; second++) {
      town.target.crash(flapping, 1);
      town.pass();
    }

    assertThat(town.hands.done(Effect.Start.class)).hasSizeBetween(3, 10);
    assertThat(town.events(ServiceEvent.DriftFound.class)).hasSizeLessThan(10);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R31: that traffic flows meanwhile is proven with the real router.
  @Test
  void aReconcilerThatComesBackReadsTheWeightsBeforeItActs() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    town.restart();
    town.router.breakDown("connection refused");
    town.hands.forget();

    town.pass(10);

    assertThat(town.hands.done()).isEmpty();

    town.router.comeBack();
    town.pass(2);

    assertThat(town.weight(KEY)).isEqualTo(25);
    assertThat(town.isHolding(KEY, 1)).isTrue();
  }

  /// R32
  @Test
  void anUnreachableTargetIsABlockThatEndsByItself() {
    Town town = Town.proven(plot);
    town.target.makeUnavailable("cannot connect to the engine");

    town.push(plot.version("2.0.0"));
    town.pass(30);

    assertThat(town.blocks(KEY)).containsOnly(Block.Kind.INFRASTRUCTURE);
    assertThat(town.record(KEY).blocks().getFirst().reason())
        .contains("cannot connect to the engine");

    town.target.makeAvailable();
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.events(ServiceEvent.ReleaseRejected.class)).isEmpty();
    assertThat(town.blocks(KEY)).isEmpty();
  }

  /// R32
  @Test
  void anUnreachableRouterIsABlockThatEndsByItself() {
    Town town = Town.proven(plot);
    town.router.breakDown("connection refused");

    town.push(plot.version("2.0.0"));
    town.pass(30);

    assertThat(town.blocks(KEY)).containsOnly(Block.Kind.INFRASTRUCTURE);
    assertThat(town.record(KEY).running()).isEmpty();

    town.router.comeBack();
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.record(KEY).rejections()).isEmpty();
  }

  /// R35
  @Test
  void aLostJournalAdoptsWhatRunsAndAsksAPerson() {
    Town town = Town.proven(plot);
    Release serving = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.pass(1);
    town.loseJournal();
    town.hands.forget();

    town.pass(30);

    assertThat(town.hands.done(effect -> !(effect instanceof Effect.Resolve))).isEmpty();
    assertThat(town.serving(KEY)).isEqualTo(serving);
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.ADOPTION);
    assertThat(town.target.all()).hasSize(2);

    town.ask(Operation.Kind.RELEASE, KEY);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.crowd.failed()).isZero();
  }

  /// R35: the journal was lost in the middle of a canary.
  @Test
  void aJournalLostInMidCanaryAdoptsWhatMostUsersReach() {
    Town town = Town.proven(plot);
    Release serving = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    town.loseJournal();
    town.hands.forget();

    town.pass(30);

    assertThat(town.hands.done(effect -> !(effect instanceof Effect.Resolve))).isEmpty();
    assertThat(town.weight(KEY)).isEqualTo(25);
    assertThat(town.serving(KEY)).isEqualTo(serving);
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.ADOPTION);
  }

  /// G7: that its age is told and fetching backs off is proven where it is fetched.
  @Test
  void whileGitIsDownEverythingServesDriftIsRepairedAndARollbackWorks() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isWatching(KEY));
    town.repository.reachable(false);

    town.target.lose(town.instances(town.candidate(KEY)).getFirst().name());
    town.pass(5);

    assertThat(town.healthy(town.candidate(KEY))).isEqualTo(2);

    Operation.Answer answer = town.ask(Operation.Kind.ROLLBACK, KEY);
    town.pass(600);

    assertThat(answer.result()).isEqualTo(Operation.Answer.Result.ACCEPTED);
    assertThat(town.serving(KEY)).isEqualTo(baseline);
    assertThat(town.crowd.failed()).isZero();

    town.repository.reachable(true);
    town.push(plot.version("3.0.0"));
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("3.0.0"));
  }

  /// G7: started while Git is down, from the journal alone.
  @Test
  void aReconcilerThatStartsWithoutGitKeepsWhatServes() {
    Town town = Town.proven(plot);
    town.repository.reachable(false);
    town.restart();

    town.target.lose(town.instances(town.serving(KEY)).getFirst().name());
    town.pass(10);

    assertThat(town.instances(town.serving(KEY))).hasSize(2).allMatch(Instance::isHealthy);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R28: an instance that answers no health check any more is started anew.
  @Test
  void anInstanceThatStaysUnhealthyIsStartedAnew() {
    Town town = Town.proven(plot);
    InstanceName sick = town.instances(town.serving(KEY)).getFirst().name();

    town.target.set(sick, new Condition.Unhealthy("GET /health answered 503", false));
    town.pass(40);

    assertThat(town.healthy(town.serving(KEY))).isEqualTo(2);
    assertThat(town.events(ServiceEvent.DriftFound.class)).hasSize(1);
    assertThat(town.state(KEY)).isEqualTo(java.util.Optional.<RolloutState.Active>empty());
  }
}
