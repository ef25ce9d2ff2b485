package dev.slipway.reconciler.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.server.InstalledPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresJournalIT extends SqlJournalContract {
  @RegisterExtension private final InstalledPostgres postgres = new InstalledPostgres();

  private JournalLocation.PostgreSql location =
      new JournalLocation.PostgreSql(
          URI.create("postgresql://127.0.0.1:1/none"),
          "none",
          Path.of(""),
          Optional.empty(),
          "none");

  @BeforeEach
  void choose() {
    location = postgres.unused();
  }

  @Override
  protected Journal open() {
    return SqlJournal.open(postgres.unused());
  }

  @Override
  JournalLocation location() {
    return location;
  }

  @Override
  Connection intruder() throws SQLException {
    return postgres.administrator(location);
  }

  /// As when the answer to a commit was lost on the way: it was made, and nobody here knows.
  @Test
  void positionsGoOnBehindACommitOfWhichNothingWasHeard() throws SQLException {
    try (SqlJournal journal = SqlJournal.open(location)) {
      journal.record(events(new ServiceEvent.ServiceRemoved()));
      execute(
          "INSERT INTO event (position, at, environment, service, body)"
              + " SELECT 2, at, environment, service, body FROM event");

      assertThat(journal.record(events(new ServiceEvent.ServiceRemoved()))).isEqualTo(3);
      assertThat(journal.newest()).isEqualTo(3);
    }
  }

  /// The first call on a session that is gone fails, be it to read or to write; the next one is
  /// made on another.
  @Test
  void aJournalThatLostItsSessionsGoesOn() throws SQLException {
    try (SqlJournal journal = SqlJournal.open(location)) {
      journal.record(events(new ServiceEvent.ServiceRemoved()));

      execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'slipway'");

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> journal.record(events(new ServiceEvent.ServiceRemoved())) == 2);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(journal.events(0, 10)).hasSize(2));
    }
  }
}
