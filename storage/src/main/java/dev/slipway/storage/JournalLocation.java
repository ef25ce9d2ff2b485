package dev.slipway.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where a journal is kept.
public sealed interface JournalLocation {
  /// For messages: `in /var/lib/slipway/journal`.
  String where();

  /// In SQLite, in a folder of its own.
  record Folder(Path folder) implements JournalLocation {
    @Override
    public String where() {
      return "in " + folder;
    }
  }

  /// In a schema of a PostgreSQL database, which others may share.
  ///
  /// @param database `postgresql://HOST[:PORT]/NAME`
  /// @param password file that holds the password; read at each connecting
  /// @param rootCertificate file with the authority that the server's certificate must be of; where
  ///   there is none, TLS is spoken when the server offers it, and nothing is checked
  record PostgreSql(
      URI database, String user, Path password, Optional<Path> rootCertificate, String schema)
      implements JournalLocation {
    private static final int USUAL_PORT = 5432;

    @Override
    public String where() {
      return "in the schema " + schema + " of " + database;
    }

    String host() {
      return database.getHost();
    }

    int port() {
      return database.getPort() == -1 ? USUAL_PORT : database.getPort();
    }

    String name() {
      return database.getPath().substring(1);
    }
  }
}
