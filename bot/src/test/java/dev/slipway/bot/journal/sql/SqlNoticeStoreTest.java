package dev.slipway.bot.journal.sql;

import dev.slipway.storage.JournalLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqlNoticeStoreTest extends SqlNoticeStoreContract {
  @TempDir private Path folder = Path.of("");

  @Override
  JournalLocation unused() {
    try {
      return new JournalLocation.Folder(Files.createTempDirectory(folder, "journal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
