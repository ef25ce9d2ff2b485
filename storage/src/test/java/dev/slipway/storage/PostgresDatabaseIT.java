package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.storage.server.InstalledPostgres;
import dev.slipway.storage.server.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PostgresDatabaseIT extends DatabaseContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension private final InstalledPostgres postgres = new InstalledPostgres();
  @TempDir private Path folder = Path.of("");
  private JournalLocation.PostgreSql location = nowhere();

  private static JournalLocation.PostgreSql nowhere() {
    return new JournalLocation.PostgreSql(
        URI.create("postgresql://127.0.0.1:1/none"), "none", Path.of(""), Optional.empty(), "none");
  }

  @BeforeEach
  void choose() {
    location = postgres.unused();
  }

  @Override
  JournalLocation.PostgreSql location() {
    return location;
  }

  @Test
  void everySessionIsDurableAndReadingOnesWriteNothing() throws SQLException {
    try (Database database = open()) {
      assertThat(answers(database.writing(), "SHOW synchronous_commit")).containsExactly("on");
      assertThat(answers(database.writing(), "SHOW statement_timeout")).containsExactly("30s");
      assertThat(answers(database.reading(), "SHOW transaction_isolation"))
          .containsExactly("repeatable read");
      assertThat(answers(database.reading(), "SHOW transaction_read_only")).containsExactly("on");
    }
  }

  @Test
  void twoJournalsShareADatabase() throws SQLException {
    try (Database one = open();
        Database other = Database.open(postgres.unused(), "specimen", MIGRATIONS)) {
      write(one, "one");
      write(other, "other");

      assertThat(specimens(one)).containsExactly("one");
      assertThat(specimens(other)).containsExactly("other");
    }
  }

  @Test
  void whoHasLostItsSessionGoesOnWhenNobodyElseCame() throws SQLException {
    try (Database database = open()) {
      write(database, "before");

      terminateSessions();

      Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> wrote(database, "after"));
      assertThat(specimens(database)).containsExactly("after", "before");
      assertThat(database.lost().toCompletableFuture()).isNotDone();
      assertThatThrownBy(this::open).hasMessageStartingWith("another ");
    }
  }

  /// The first is in the middle of a transaction when it loses its session, and does not know it.
  @Test
  void whoHasLostItsSessionToAnotherNeverCommitsAgain() throws SQLException {
    try (Database first = open();
        Connection unaware = first.writing().getConnection()) {
      unaware.setAutoCommit(false);
      insert(unaware, "of the first");
      terminateSessions();

      try (Database second = open()) {
        write(second, "of the second");

        assertThatThrownBy(unaware::commit).isInstanceOf(SQLException.class);
        unaware.close();
        assertThatThrownBy(() -> write(first, "of the first again"))
            .isInstanceOf(SQLException.class);
        assertThat(specimens(second)).containsExactly("of the second");
      }

      assertThatThrownBy(() -> write(first, "of the first when the second has gone"))
          .hasStackTraceContaining("another specimen has worked on the journal");
      assertThat(first.lost().toCompletableFuture())
          .isCompletedWithValueMatching(reason -> reason.contains(location.where()));
    }
  }

  @Test
  void aServerThatCrashedAndCameBackIsWrittenToAgain() throws SQLException, IOException {
    try (PostgresServer server = PostgresServer.start(InstalledPostgres.programs().orElseThrow())) {
      location = server.location("journal");
      try (Database database = open()) {
        write(database, "before");
        server.crash();
        assertThatThrownBy(() -> write(database, "meanwhile")).isInstanceOf(SQLException.class);

        server.start();

        Awaitility.await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> wrote(database, "after"));
        // A session for reading that was open before the crash fails once.
        Awaitility.await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .untilAsserted(
                () -> assertThat(specimens(database)).containsExactly("after", "before"));
        assertThat(database.lost().toCompletableFuture()).isNotDone();
      }
    }
  }

  @Test
  void aServerThatDoesNotKeepCommitsIsRefused() throws IOException {
    try (PostgresServer server =
        PostgresServer.start(InstalledPostgres.programs().orElseThrow(), "fsync=off")) {
      location = server.location("journal");

      assertThatThrownBy(this::open)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("the server's fsync is off, with which a commit would not be on");
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() throws IOException {
    Path wrong = Files.writeString(folder.resolve("password"), "battery staple\n");
    location = with(location.database(), "slipway", wrong, "journal");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "cannot open the journal in the schema journal of %s: the server does not let in the user slipway with the password in %s"
                .formatted(location.database(), wrong))
        .satisfies(e -> assertThat(e).hasStackTraceContaining("slipway"))
        .satisfies(e ->
            assertThat(org.assertj.core.util.Throwables.getStackTrace(e)).doesNotContain("staple"));
  }

  @Test
  void aMissingPasswordIsSaid() {
    Path missing = folder.resolve("password");
    location = with(location.database(), "slipway", missing, "journal");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("there is no password file " + missing);
  }

  @Test
  void aMissingDatabaseIsSaid() {
    location = with(location.database().resolve("/nothing"), "slipway", location.password(), "j");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("there is no database nothing on the server: create it");
  }

  @Test
  void aServerThatDoesNotAnswerIsSaid() {
    location =
        with(URI.create("postgresql://127.0.0.1:1/x"), "slipway", location.password(), "journal");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the server 127.0.0.1 does not answer at port 1");
  }

  @Test
  void whatTheUserMayNotDoIsSaid() {
    location =
        with(location.database().resolve("/postgres"), "slipway", location.password(), "journal");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the user slipway may not do this there, grant it to it");
  }

  private static JournalLocation.PostgreSql with(
      URI database, String user, Path password, String schema) {
    return new JournalLocation.PostgreSql(database, user, password, Optional.empty(), schema);
  }

  private static boolean wrote(Database database, String id) throws SQLException {
    write(database, id);
    return true;
  }

  /// As an administrator, or a network, would.
  private void terminateSessions() throws SQLException {
    try (Connection administrator = postgres.administrator(location)) {
      assertThat(
              answers(
                  administrator,
                  "SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a JOIN pg_locks l"
                      + " ON l.pid = a.pid WHERE l.locktype = 'advisory'"))
          .contains("t");
    }
  }
}
