package dev.slipway.bot.journal.sql;

import dev.slipway.bot.journal.Journal;
import dev.slipway.storage.JournalLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class SqlJournalTest extends SqlJournalContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected Journal open() {
    return SqlJournal.open(new JournalLocation.Folder(folder.resolve("contract")));
  }

  @Override
  JournalLocation location() {
    return new JournalLocation.Folder(folder);
  }

  @Override
  Connection intruder() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
  }
}
