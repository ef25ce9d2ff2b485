package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.memory.MemoryJournal;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.RolloutEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A journal was restored from a backup: what it says of the world is of an earlier moment.
class RecoveryTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final Plot plot = new Plot(KEY);

  /// Whatever only asks is no change.
  private static boolean changes(Effect effect) {
    return !(effect instanceof Effect.Resolve);
  }

  @Test
  void nothingIsTouchedUntilAPersonReleasesTheService() {
    Town town = Town.proven(plot);
    MemoryJournal backup = town.journal.copy();
    Instant made = town.now;
    town.push(plot.version("2.0.0"));
    town.settle();
    Release serving = town.serving(KEY);
    town.push(plot.version("3.0.0"));

    town.restore(backup, made);
    town.hands.forget();
    town.pass(60);

    assertThat(town.hands.done(RecoveryTest::changes)).isEmpty();
    assertThat(town.serving(KEY)).isEqualTo(serving);
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.RECOVERY);
    assertThat(town.record(KEY).blocks().getFirst().reason())
        .isEqualTo(
            "the journal is a backup of "
                + made
                + ", when 1.0.0 served; now 2.0.0 serves and Git wants 3.0.0;"
                + " nothing is changed until a person agrees");

    town.ask(Operation.Kind.RELEASE, KEY);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("3.0.0"));
    assertThat(town.blocks(KEY)).isEmpty();
    assertThat(town.crowd.failed()).isZero();
  }

  /// The backup is of the middle of a canary that is long over.
  @Test
  void aRolloutThatRanWhenTheBackupWasMadeHasEndedOnceAndIsNotGoneOnWith() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    MemoryJournal backup = town.journal.copy();
    Instant made = town.now;
    town.settle();
    Release serving = town.serving(KEY);

    town.restore(backup, made);
    town.hands.forget();
    town.pass(60);

    assertThat(town.hands.done(RecoveryTest::changes)).isEmpty();
    assertThat(town.serving(KEY)).isEqualTo(serving);
    assertThat(town.record(KEY).running()).isEmpty();
    assertThat(town.journal.rollouts(KEY, 1).getFirst().ended()).isPresent();
    assertThat(town.journal.events(0, 1_000))
        .filteredOn(told ->
            told.event() instanceof ServiceEvent.Rolled(var _, RolloutEvent.Ended(var _))
                && told.at().isAfter(made))
        .hasSize(1);
  }

  /// The journal is restored while users are shared between two releases.
  @Test
  void aCanaryOfWhichTheBackupKnowsNothingKeepsItsShares() {
    Town town = Town.proven(plot);
    MemoryJournal backup = town.journal.copy();
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));

    town.restore(backup, town.now);
    town.hands.forget();
    town.pass(60);

    assertThat(town.hands.done(RecoveryTest::changes)).isEmpty();
    assertThat(town.weight(KEY)).isEqualTo(25);
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.RECOVERY);
  }

  @Test
  void aServiceThatTheBackupDoesNotKnowIsHeldTooAndOneThatComesLaterIsNot() {
    Town town = new Town(plot);
    MemoryJournal backup = town.journal.copy();
    town.push(plot.version("1.0.0"));

    town.restore(backup, town.now);
    town.pass(30);

    assertThat(town.hands.done(RecoveryTest::changes)).isEmpty();
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.RECOVERY);

    ServiceKey later = new ServiceKey(KEY.environment(), "search");
    town.push(new Plot(later).version("1.0.0"));
    town.settle();

    assertThat(town.serving(later).version()).isEqualTo(new Version("1.0.0"));
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.RECOVERY);
  }

  @Test
  void aRestartBeforeTheReleaseChangesNothing() {
    Town town = Town.proven(plot);
    MemoryJournal backup = town.journal.copy();
    town.push(plot.version("2.0.0"));
    town.restore(backup, town.now);
    town.hands.forget();
    town.pass(10);

    town.restart();
    town.pass(30);

    assertThat(town.hands.done(RecoveryTest::changes)).isEmpty();
    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.RECOVERY);
  }

  @Test
  void contentThatWasRejectedBeforeTheBackupIsNotTriedAgain() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.record(KEY).running().isPresent());
    town.crowd.fails(town.candidate(KEY).hash());
    town.settle();
    MemoryJournal backup = town.journal.copy();

    town.restore(backup, town.now);
    town.pass(10);
    town.ask(Operation.Kind.RELEASE, KEY);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("1.0.0"));
    assertThat(town.record(KEY).rejections()).hasSize(1);
  }
}
