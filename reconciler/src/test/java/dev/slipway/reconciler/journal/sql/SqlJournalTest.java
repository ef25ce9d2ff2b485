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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlJournalTest extends JournalContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected Journal open() {
    try {
      return SqlJournal.open(Files.createTempDirectory(folder, "journal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
    try (SqlJournal journal = SqlJournal.open(folder)) {
      journal.record(entry);
      feed = journal.feed();
    }

    try (SqlJournal journal = SqlJournal.open(folder)) {
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
    try (SqlJournal journal = SqlJournal.open(folder)) {
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
    try (SqlJournal first = SqlJournal.open(folder)) {
      assertThat(first.newest()).isZero();

      assertThatThrownBy(() -> SqlJournal.open(folder))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("another reconciler (pid " + ProcessHandle.current().pid() + ")")
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void aJournalThatWasClosedCanBeOpenedAgainAtOnce() {
    SqlJournal.open(folder).close();

    try (SqlJournal again = SqlJournal.open(folder)) {
      assertThat(again.newest()).isZero();
    }
  }

  @Test
  void aTextThatThisVersionCannotReadIsSaidAndNeverGuessed() throws SQLException {
    try (SqlJournal journal = SqlJournal.open(folder)) {
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
  void aFileThatIsNoJournalIsRefusedAndTheLockIsFreeAgain() throws IOException {
    Files.writeString(folder.resolve("journal.db"), "this is no database\n".repeat(100));

    assertThatThrownBy(() -> SqlJournal.open(folder))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(folder.toString());

    Files.delete(folder.resolve("journal.db"));
    SqlJournal.open(folder).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> SqlJournal.open(file.resolve("journal")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aRolloutThatEndedAtTheBeginningOfTimeHasEnded() {
    try (SqlJournal journal = SqlJournal.open(folder)) {
      Journal.History ended = history("one", Instant.EPOCH, Optional.of(Instant.EPOCH));
      journal.record(history(ended));

      assertThat(journal.rollouts(new ServiceKey("production", "frontend"), 1))
          .containsExactly(ended);
      assertThat(ended.running().rollout().candidate().version()).isEqualTo(new Version("1.10"));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
