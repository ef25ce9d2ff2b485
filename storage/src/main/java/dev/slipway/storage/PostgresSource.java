package dev.slipway.storage;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// Connects to a PostgreSQL server. The password is read from its file each time, so that it can be
/// changed without a restart, and stands nowhere else.
///
/// Each session is durable (`synchronous_commit`), gives up what takes too long, and is ended by
/// the server soon after its process or the way to it is gone, so that its locks are free again.
final class PostgresSource extends PGSimpleDataSource {
  @Serial private static final long serialVersionUID = 1;

  /// What a session is for.
  enum Use {
    /// one transaction sees one moment, and writes nothing
    READ(" -c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on"),
    WRITE("");

    private final String options;

    Use(String options) {
      this.options = options;
    }
  }

  /// What is done with a new session before anybody has it.
  @FunctionalInterface
  interface Preparation {
    /// Closes the connection when it throws.
    Connection prepared(Connection connection) throws SQLException;
  }

  /// `lock_timeout`: how long to wait for the lock of a predecessor that has just died.
  private static final String OPTIONS =
      "-c synchronous_commit=on -c statement_timeout=30s -c lock_timeout=3s"
          + " -c idle_in_transaction_session_timeout=30s"
          + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

  private static final int CONNECT_SECONDS = 5;

  /// Longer than any statement may take: only a server that has gone is silent so long.
  private static final int SILENCE_SECONDS = 45;

  private final transient Path passwordFile;
  private final transient Preparation preparation;

  /// @param holder who connects, for people who look at the server: `reconciler`
  PostgresSource(
      JournalLocation.PostgreSql location, String holder, Use use, Preparation preparation) {
    this.passwordFile = location.password();
    this.preparation = preparation;
    setServerNames(new String[] {location.host()});
    setPortNumbers(new int[] {location.port()});
    setDatabaseName(location.name());
    setUser(location.user());
    setCurrentSchema(location.schema());
    setApplicationName("slipway %s (pid %d)".formatted(holder, ProcessHandle.current().pid()));
    setOptions(OPTIONS + use.options);
    setConnectTimeout(CONNECT_SECONDS);
    setLoginTimeout(2 * CONNECT_SECONDS);
    setSocketTimeout(SILENCE_SECONDS);
    setTcpKeepAlive(true);
    // An error's details are the rows that it is about.
    setLogServerErrorDetail(false);
    location
        .rootCertificate()
        .ifPresent(certificate -> {
          setSslMode("verify-full");
          setSslRootCert(certificate.toString());
        });
  }

  @Override
  public Connection getConnection() throws SQLException {
    return preparation.prepared(getConnection(getUser(), password()));
  }

  private String password() throws SQLException {
    try {
      String password = Files.readString(passwordFile).strip();
      if (password.isEmpty()) {
        throw new SQLException("the password file " + passwordFile + " is empty");
      }
      return password;
    } catch (NoSuchFileException _) {
      throw new SQLException("there is no password file " + passwordFile);
    } catch (IOException e) {
      throw new SQLException("cannot read the password file: " + e.getMessage(), e);
    }
  }
}
