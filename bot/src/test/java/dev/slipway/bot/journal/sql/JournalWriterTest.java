package dev.slipway.bot.journal.sql;

import dev.slipway.storage.JournalLocation;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class JournalWriterTest extends JournalWriterContract {
  @TempDir private Path folder = Path.of("");

  @Override
  JournalLocation unused() {
    return new JournalLocation.Folder(folder);
  }
}
