package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.message.Actions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A journal of which no backup can be made is an incident, until one is made.
class BackupLookoutTest {
  private static final String REASON = "cannot write /mnt/backups: no space left on device";
  private static final Duration A_LOOK = Lookout.EVERY.plusSeconds(1);

  private final Office office = new Office();

  private List<IncidentState> incidents() {
    return office.journal.incidentsSince(Instant.EPOCH);
  }

  private void fails() {
    office.backedUp(Backed.failing(Office.START.minusSeconds(60), REASON, office.now()));
  }

  @Test
  void whatGoesWellIsNone() {
    office.backedUp(Backed.madeAt(Office.START));
    office.reconciler.backedUp(Backed.madeAt(Office.START));
    office.wait(Duration.ofMinutes(10));

    assertThat(incidents()).isEmpty();
  }

  @Test
  void oneThatFailedIsOneIncidentUntilOneIsMade() {
    fails();
    office.wait(Duration.ofMinutes(12));
    assertThat(incidents())
        .singleElement()
        .satisfies(state ->
            assertThat(state.incident().opening().cause())
                .isEqualTo(new Cause.BackupFailed("the bot's journal", REASON)));
    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text())
        .contains("The backup of the bot's journal failed", "no space left on device");

    office.backedUp(Backed.madeAt(office.now()));
    office.wait(A_LOOK);
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
    assertThat(office.alerts().getFirst().message().text()).contains("its source says so");
  }

  @Test
  void oneThatIsMissingForTwiceItsTimeIsOneToo() {
    Instant made = Office.START.minus(Backed.EVERY.multipliedBy(2));
    office.backedUp(Backed.madeAt(made.plusSeconds(90)));
    office.wait(A_LOOK);
    assertThat(incidents()).isEmpty();
    office.wait(A_LOOK);

    assertThat(office.alerts().getFirst().message().text())
        .contains("none was made for 12 h", "one is due every 6 h");

    office.backedUp(Backed.madeAt(office.now()));
    office.wait(A_LOOK);
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
  }

  @Test
  void aServiceThatHasNeverMadeOneIsHeardOfToo() {
    office.backedUp(Backed.notTried(Office.START.minus(Duration.ofHours(13))));
    office.wait(A_LOOK);

    assertThat(incidents()).hasSize(1);
  }

  /// A new life has not failed yet, and the newest is no older than it may be.
  @Test
  void aRestartEndsNoIncident() {
    fails();
    office.wait(A_LOOK);
    office.backedUp(Backed.madeAt(Office.START.minusSeconds(60))).restart().wait(A_LOOK);
    assertThat(incidents()).singleElement().matches(state -> !state.isResolved());

    office.backedUp(Backed.notTried(office.now())).restart().wait(A_LOOK);
    assertThat(incidents()).singleElement().matches(state -> !state.isResolved());
  }

  @Test
  void whatAPersonResolvedStaysSoUntilItBeginsAnew() {
    fails();
    office.wait(A_LOOK);
    office.presses("UGRACE", Actions.RESOLVE, incidents().getFirst().id().text());
    office.wait(Duration.ofMinutes(15));
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);

    office.backedUp(Backed.madeAt(office.now())).wait(A_LOOK);
    fails();
    office.wait(A_LOOK);
    assertThat(incidents()).hasSize(2);
    assertThat(incidents().getLast()).isInstanceOf(IncidentState.Open.class);
  }

  @Test
  void whatFailsAgainSoonOpensTheSameAgain() {
    fails();
    office.wait(A_LOOK);
    office.backedUp(Backed.madeAt(office.now())).wait(A_LOOK);
    fails();
    office.wait(A_LOOK);
    assertThat(incidents()).singleElement().isInstanceOf(IncidentState.Open.class);

    office.backedUp(Backed.madeAt(office.now())).wait(A_LOOK);
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
  }

  @Test
  void theReconcilersJournalHasAnIncidentOfItsOwn() {
    fails();
    office.reconciler.backedUp(Backed.failing(Office.START, REASON, office.now()));
    office.wait(A_LOOK);
    assertThat(incidents())
        .extracting(state -> state.incident().opening().key())
        .containsExactlyInAnyOrder("backup the bot's journal", "backup the reconciler's journal");

    office.reconciler.backedUp(Backed.madeAt(office.now()));
    office.wait(A_LOOK);
    assertThat(office.journal.openIncidents())
        .extracting(state -> state.incident().opening().key())
        .containsExactly("backup the bot's journal");
  }

  @Test
  void whileTheReconcilerIsAwayItsBackupsAreNotKnownToBeMended() {
    office.reconciler.backedUp(Backed.failing(Office.START, REASON, office.now()));
    office.wait(A_LOOK);
    office.reconciler.away(true);
    fails();
    office.wait(Duration.ofMinutes(3));

    assertThat(incidents()).hasSize(2).allMatch(state -> state instanceof IncidentState.Open);
  }
}
