package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.notify.Fate;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.notify.NoticeStoreContract;
import dev.slipway.bot.notify.Waiting;
import dev.slipway.storage.JournalLocation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What only a durable store promises, wherever it is kept.
abstract class SqlNoticeStoreContract extends NoticeStoreContract {
  /// Where nobody has kept anything.
  abstract JournalLocation unused();

  @Override
  protected final Both open() {
    SqlJournal journal = SqlJournal.open(unused());
    return new Both(journal, journal);
  }

  @Test
  void whatIsToBeToldIsThereAfterItWasOpenedAgain() {
    JournalLocation location = unused();
    List<Waiting> before;
    try (SqlJournal journal = SqlJournal.open(location)) {
      IncidentState state = Incidents.resolved();
      journal.record(entry(state, Incidents.dispatches("hook", state)));
      Waiting first = journal.waiting("hook").getFirst();
      journal.note(first.dispatch(), new Fate.Postponed(2, NOW.plusSeconds(20)));
      before = journal.waiting("hook");
    }

    try (SqlJournal journal = SqlJournal.open(location)) {
      assertThat(journal.waiting("hook")).isEqualTo(before).hasSize(1);
    }
  }
}
