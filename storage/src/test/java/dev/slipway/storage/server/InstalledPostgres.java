package dev.slipway.storage.server;

import static org.awaitility.Awaitility.await;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.leftout.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server of this machine's PostgreSQL, one for all tests of a run; without PostgreSQL, tests are
/// left out aloud.
public final class InstalledPostgres implements BeforeEachCallback {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Optional<PostgresServer> server = Optional.empty();

  @Override
  public void beforeEach(ExtensionContext context) {
    Optional<Path> programs = programs();
    if (programs.isEmpty()) {
      LeftOut.test(context, "PostgreSQL (Debian: apt-get install postgresql)");
    }
    server =
        Optional.of(
            context
                .getRoot()
                .getStore(ExtensionContext.Namespace.create(InstalledPostgres.class))
                .getOrComputeIfAbsent(
                    PostgresServer.class,
                    _ -> PostgresServer.start(programs.orElseThrow()),
                    PostgresServer.class));
  }

  /// A schema that nobody has used.
  public JournalLocation.PostgreSql unused() {
    return server.orElseThrow().location("journal_" + SCHEMAS.incrementAndGet());
  }

  /// A connection of the server's administrator that sees a journal's tables.
  public Connection administrator(JournalLocation.PostgreSql location) throws SQLException {
    return server.orElseThrow().administrator(location.schema());
  }

  /// Works on a journal once, as another process does that finds it free: the sessions of its
  /// holder are ended until there is a gap.
  void takeOver(JournalLocation.PostgreSql location, String holder, String migrations) {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(StorageException.class)
        .until(() -> {
          endSessions(location, holder);
          Database.open(location, holder, migrations).close();
          return true;
        });
  }

  private void endSessions(JournalLocation.PostgreSql location, String holder) throws SQLException {
    try (Connection connection = administrator(location);
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name LIKE ?")) {
      statement.setString(1, "slipway " + holder + " %");
      statement.execute();
    }
  }

  /// The folder of `postgres` and `initdb`.
  public static Optional<Path> programs() {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> each = Files.list(versions)) {
      return each.map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("postgres")))
          .max(Comparator.naturalOrder());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
