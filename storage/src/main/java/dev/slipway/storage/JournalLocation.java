package dev.slipway.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where a journal is kept.
public sealed interface JournalLocation {
  /// For messages: `in /var/lib/slipway/journal`.
  String where();

  /// Another of the same kind, close enough to be put in this one's place.
  ///
  /// @param word of lower-case letters, digits and dashes
  JournalLocation beside(String word);

  /// In SQLite, in a folder of its own.
  record Folder(Path folder) implements JournalLocation {
    @Override
    public String where() {
      return "in " + folder;
    }

    /// Below it: surely on the same disk.
    @Override
    public Folder beside(String word) {
      return new Folder(folder.resolve(word));
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

    /// What a server cuts off is not there to tell two names apart.
    private static final int LONGEST_NAME = 63;

    @Override
    public String where() {
      return "in the schema " + schema + " of " + database;
    }

    @Override
    public PostgreSql beside(String word) {
      String ending = "_" + word.replace('-', '_');
      String beginning =
          schema.substring(0, Math.min(schema.length(), LONGEST_NAME - ending.length()));
      return new PostgreSql(database, user, password, rootCertificate, beginning + ending);
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
