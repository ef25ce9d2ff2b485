package dev.slipway.reconciler.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalContract;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.storage.JournalLocation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What only a durable journal promises, wherever it is kept.
abstract class SqlJournalContract extends JournalContract {
  /// The same in all of a test, and nowhere else.
  abstract JournalLocation location();

  /// A connection of somebody else to the database there.
  abstract Connection intruder() throws SQLException;

  @Test
  void whatWasRecordedIsThereAfterItWasOpenedAgain() {
    ServiceRecord record = ServiceRecord.unknown(KEY).withVersion(7);
    Journal.History rollout = history("one", NOW, Optional.of(NOW));
    Journal.Entry entry =
        new Journal.Entry(
            NOW,
            List.of(record),
            List.of(new Journal.Told(KEY, new ServiceEvent.ServiceRemoved())),
            List.of(rollout),
            Map.of(),
            Map.of(),
            Map.of("key", "paused"));
    String feed;
    try (SqlJournal journal = SqlJournal.open(location())) {
      journal.record(entry);
      feed = journal.feed();
    }

    try (SqlJournal journal = SqlJournal.open(location())) {
      assertThat(journal.feed()).isEqualTo(feed);
      assertThat(journal.load("production")).containsExactly(record);
      assertThat(journal.newest()).isEqualTo(1);
      assertThat(journal.events(0, 10)).hasSize(1);
      assertThat(journal.rollouts(KEY, 10)).containsExactly(rollout);
      assertThat(journal.answer("key")).contains("paused");
      assertThat(journal.record(events(new ServiceEvent.ServiceRemoved()))).isEqualTo(2);
    }
  }

  @Test
  void anEntryThatCannotBeWrittenWholeIsNotWrittenAtAll() throws SQLException {
    ServiceRecord record = ServiceRecord.unknown(KEY).withVersion(1);
    Journal.Entry entry =
        new Journal.Entry(
            NOW,
            List.of(record),
            List.of(new Journal.Told(KEY, new ServiceEvent.ServiceRemoved())),
            List.of(history("one", NOW, Optional.empty())),
            Map.of(),
            Map.of(),
            Map.of("key", "paused"));
    try (SqlJournal journal = SqlJournal.open(location())) {
      execute("DROP TABLE answer");

      assertThatThrownBy(() -> journal.record(entry))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("cannot write to the journal");

      assertThat(journal.load("production")).isEmpty();
      assertThat(journal.events(0, 10)).isEmpty();
      assertThat(journal.rollouts(KEY, 10)).isEmpty();
      assertThat(journal.newest()).isZero();
      assertThat(journal.record(events(new ServiceEvent.ServiceRemoved()))).isEqualTo(1);
    }
  }

  /// R27
  @Test
  void aSecondReconcilerIsRefusedWithThePidOfTheFirst() {
    try (SqlJournal first = SqlJournal.open(location())) {
      assertThat(first.newest()).isZero();

      assertThatThrownBy(() -> SqlJournal.open(location()))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("reconciler (pid " + ProcessHandle.current().pid() + ")")
          .hasMessageContaining(location().where());
    }
  }

  @Test
  void aJournalThatWasClosedCanBeOpenedAgainAtOnce() {
    SqlJournal.open(location()).close();

    try (SqlJournal again = SqlJournal.open(location())) {
      assertThat(again.newest()).isZero();
    }
  }

  @Test
  void aTextThatThisVersionCannotReadIsSaidAndNeverGuessed() throws SQLException {
    try (SqlJournal journal = SqlJournal.open(location())) {
      journal.record(events(new ServiceEvent.ServiceRemoved()));
      journal.record(records(List.of(ServiceRecord.unknown(KEY))));
      execute("UPDATE event SET body = '{\"is\":\"ServiceTeleported\"}'");
      execute("UPDATE service_record SET body = replace(body, '{', '{\"mood\":1,')");

      assertThatThrownBy(() -> journal.events(0, 10))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("ServiceEvent that this version cannot read")
          .hasMessageContaining("ServiceTeleported");
      assertThatThrownBy(() -> journal.load("production"))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("ServiceRecord that this version cannot read")
          .hasMessageContaining("mood");
    }
  }

  @Test
  void aRolloutThatEndedAtTheBeginningOfTimeHasEnded() {
    try (SqlJournal journal = SqlJournal.open(location())) {
      Journal.History ended = history("one", Instant.EPOCH, Optional.of(Instant.EPOCH));
      journal.record(history(ended));

      assertThat(journal.rollouts(new ServiceKey("production", "frontend"), 1))
          .containsExactly(ended);
      assertThat(ended.running().rollout().candidate().version()).isEqualTo(new Version("1.10"));
    }
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = intruder();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
