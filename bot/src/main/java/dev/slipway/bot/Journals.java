package dev.slipway.bot;

import dev.slipway.bot.configuration.Configuration;
import dev.slipway.environments.configuration.JournalDatabase;
import dev.slipway.storage.JournalLocation;

/// Where the journal is.
final class Journals {
  private Journals() {}

  static JournalLocation location(Configuration configuration) {
    return configuration
        .journal()
        .<JournalLocation>map(Journals::server)
        .orElseGet(() -> new JournalLocation.Folder(configuration.state().resolve("journal")));
  }

  private static JournalLocation.PostgreSql server(JournalDatabase database) {
    return new JournalLocation.PostgreSql(
        database.url(),
        database.user(),
        database.password(),
        database.rootCertificate(),
        database.schema());
  }
}
