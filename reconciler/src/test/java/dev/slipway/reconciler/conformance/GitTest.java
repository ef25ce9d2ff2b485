package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.EnvironmentDefinition.WhenFrozen;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.RolloutEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What Git says and does not say: G1, G2, G4, G5, G14, R33, R34.
class GitTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");
  private static final ServiceKey STAGING = new ServiceKey("staging", "frontend");
  private static final String ADA = "Ada <ada@example.com>";

  private final Plot plot = new Plot(KEY);
  private final Plot staging = new Plot(STAGING);

  /// G1
  @Test
  void aPushRunsAndTheRecordNamesItsCommit() {
    Town town = Town.proven(plot);

    Commit commit = town.push(plot.version("2.0.0"));
    town.settle();

    assertThat(town.record(KEY).serving().orElseThrow().commit()).isEqualTo(commit.id());
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  /// G1
  @Test
  void tenPollsWithoutAChangeDoNothing() {
    Town town = Town.proven(plot);
    long newest = town.journal.newest();

    town.pass(10);

    assertThat(town.hands.done()).isEmpty();
    assertThat(town.journal.newest()).isEqualTo(newest);
  }

  /// G2: that nothing of it is parsed again is proven where it is parsed.
  @Test
  void aCommitThatTouchesOnlyStagingMovesNothingInProduction() {
    Town town = new Town(plot, staging);
    town.push(plot.version("1.0.0"));
    town.push(staging.version("1.0.0"));
    town.settle();
    town.hands.forget();

    town.push(staging.version("2.0.0"));
    town.settle();

    assertThat(town.serving(STAGING).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.hands.done(effect -> effect.key().equals(KEY))).isEmpty();
  }

  /// G4
  @Test
  void aServiceThatLeavesGitIsKeptAndFlagged() {
    Town town = Town.proven(plot);

    town.repository.remove(KEY, ADA, town.now);
    town.pass(60);

    assertThat(town.healthy(town.serving(KEY))).isEqualTo(2);
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.REMOVAL);
    assertThat(town.hands.done()).isEmpty();
    assertThat(town.crowd.failed()).isZero();
  }

  /// G4
  @Test
  void aRemovalThatIsAllowedAndConfirmedTakesTheRouteBeforeTheInstances() {
    Town town = Town.proven(plot);

    town.repository.rule(plot.removal(1).environment(), ADA, town.now);
    town.repository.remove(KEY, ADA, town.now);
    town.pass(10);

    assertThat(town.target.all()).isEmpty();
    assertThat(town.plan(KEY)).isEmpty();
    assertThat(town.hands.done().getFirst()).isInstanceOf(Effect.Forget.class);
    assertThat(town.events(ServiceEvent.ServiceRemoved.class)).hasSize(1);
  }

  /// G4: the file was emptied: two leave, one was confirmed.
  @Test
  void anEmptiedFileIsNotFollowedBeforeTheNumberIsConfirmed() {
    Plot other = new Plot(new ServiceKey("production", "backend"));
    Town town = Town.proven(plot);
    town.push(other.version("1.0.0"));
    town.settle();
    town.repository.rule(plot.removal(1).environment(), ADA, town.now);

    town.repository.remove(KEY, ADA, town.now);
    town.repository.remove(other.key, ADA, town.now);
    town.pass(30);

    assertThat(town.target.all()).hasSize(4);
    assertThat(town.record(KEY).blocks().getFirst().endsBy()).contains("confirm: 2");
  }

  /// G5: what a malformed file does to others is proven where it is parsed.
  @Test
  void anInvalidFileKeepsTheLastGoodStateAndShowsTheLine() {
    Plot other = new Plot(new ServiceKey("production", "backend"));
    Town town = Town.proven(plot);

    town.push(
        plot.problems(
            new Problem("services/frontend.yaml", 7, 3, "unknown key \"prot\"", Optional.empty())));
    town.push(other.version("1.0.0"));
    town.settle();

    assertThat(town.record(KEY).blocks().getFirst().reason())
        .startsWith("services/frontend.yaml:7:3");
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("1.0.0"));
    assertThat(town.serving(other.key).version()).isEqualTo(new Version("1.0.0"));
  }

  /// G14
  @Test
  void aLockBlocksUntilItEnds() {
    Town town = Town.proven(plot);

    town.push(
        plot.locks(
                new Lock(
                    Optional.of("frontend"), "U123", "migration running", town.now.plusSeconds(60)))
            .version("2.0.0"));
    town.pass(30);

    assertThat(town.record(KEY).blocks().getFirst().reason()).contains("U123", "migration running");
    assertThat(town.record(KEY).blocks().getFirst().endsBy())
        .matches("the lock ends at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
    assertThat(town.record(KEY).running()).isEmpty();

    town.pass(35);

    assertThat(town.record(KEY).running()).isPresent();
    assertThat(town.events(ServiceEvent.BlockCleared.class)).hasSize(1);
  }

  /// G14
  @Test
  void aFreezeBlocksUntilItEnds() {
    Town town = Town.proven(plot);

    town.push(plot.freezes(WhenFrozen.FINISH, freeze(town, 0, 60)).version("2.0.0"));
    town.pass(30);

    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.FREEZE);

    town.pass(35);

    assertThat(town.record(KEY).running()).isPresent();
  }

  private static Freeze freeze(Town town, int from, int until) {
    return new Freeze(town.now.plusSeconds(from), town.now.plusSeconds(until), "holidays");
  }

  /// G14
  @Test
  void aFreezeInMidRolloutLetsItFinishWhereThatIsTheRule() {
    Town town = Town.proven(plot);

    town.push(plot.freezes(WhenFrozen.FINISH, freeze(town, 15, 500)).version("2.0.0"));
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.now).isBefore(plot.environment().freezes().getFirst().until());
  }

  /// G14
  @Test
  void aFreezeInMidRolloutPausesItWhereThatIsTheRuleAndItGoesOnAfterwards() {
    Town town = Town.proven(plot);

    town.push(plot.freezes(WhenFrozen.PAUSE, freeze(town, 15, 200)).version("2.0.0"));
    town.pass(100);

    assertThat(town.rolled(RolloutEvent.Paused.class).getLast().cause())
        .isInstanceOf(PauseCause.Frozen.class);

    town.pass(105);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  /// G14
  @Test
  void aMergeWithoutTheApprovalsWaitsForThemAndTwoOfOnePersonAreOne() {
    Town town = Town.proven(plot);
    town.push(plot.approvals(2).version("2.0.0"));
    town.pass(10);
    Optional<dev.slipway.reconciler.delivery.ReleaseHash> hash =
        Optional.of(town.wanted(KEY).hash());

    town.askAs("ada", Operation.Kind.APPROVE, KEY, hash);
    town.askAs("ada", Operation.Kind.APPROVE, KEY, hash);
    town.pass(5);

    assertThat(town.record(KEY).blocks().getFirst().reason()).contains("1 of 2");

    town.askAs("grace", Operation.Kind.APPROVE, KEY, hash);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  /// G14, R34
  @Test
  void productionWaitsUntilStagingHasProvenTheSameAndTheSoakHasPassed() {
    Town town = new Town(plot.promotesFrom("staging", Duration.ofSeconds(60)), staging);
    town.push(staging.version("1.0.0"));
    town.settle();
    town.push(plot.version("1.0.0"));
    town.pass(20);

    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.PROMOTION);

    town.pass(60);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("1.0.0"));
  }

  /// R33: that instances get current values when they start is proven with the real target.
  @Test
  void aChangedSecretIsARolloutOfTheSameVersion() {
    Town town = new Town(plot.secret("DATABASE_URL", "frontend/database-url"));
    town.secret("frontend/database-url", "a1");
    town.push(plot.version("1.0.0"));
    town.settle();
    Release before = town.serving(KEY);

    town.secret("frontend/database-url", "b2");
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(before.version());
    assertThat(town.serving(KEY).hash()).isNotEqualTo(before.hash());
    assertThat(town.events(ServiceEvent.RolloutStarted.class)).hasSize(2);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R34
  @Test
  void anEditedServiceFileReachesProductionOnlyAfterStagingHasProvenIt() {
    Town town = new Town(plot.promotesFrom("staging", Duration.ZERO), staging);
    town.push(staging.version("1.0.0"));
    town.settle();
    town.push(plot.version("1.0.0"));
    town.settle();

    town.push(staging.setting("LOG_LEVEL", "debug"));
    town.push(plot.setting("LOG_LEVEL", "debug"));
    town.until(() -> town.isWatching(STAGING));

    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.PROMOTION);

    town.settle();
    town.settle();

    assertThat(town.serving(KEY).spec().settings()).containsEntry("LOG_LEVEL", "debug");
  }

  /// R34
  @Test
  void aServiceFileThatIsTakenBackWritesNothingAndNamesFileLineAndAuthor() {
    Town town = Town.proven(plot.writesBack());

    town.push(plot.setting("LOG_LEVEL", "debug"));
    town.until(() -> town.record(KEY).running().isPresent());
    town.crowd.fails(town.candidate(KEY).hash());
    town.settle();

    assertThat(town.hands.done(Effect.WriteBack.class)).isEmpty();
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.REJECTED);
    assertThat(town.record(KEY).blocks().getFirst().reason())
        .contains("services/frontend.yaml:1 by " + ADA);
  }
}
