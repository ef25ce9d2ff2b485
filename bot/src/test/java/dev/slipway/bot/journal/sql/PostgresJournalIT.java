package dev.slipway.bot.journal.sql;

import dev.slipway.bot.journal.Journal;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.server.InstalledPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
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
}
