package dev.slipway.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.server.InstalledPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PostgresBackupsIT extends BackupsContract {
  @RegisterExtension private final InstalledPostgres postgres = new InstalledPostgres();
  @TempDir private Path folder = Path.of("");

  @Override
  JournalLocation unused() {
    return postgres.unused();
  }

  @Test
  void aJournalMovesFromAFolderToAServerAndBackByItsBackups() throws Exception {
    JournalLocation first = new JournalLocation.Folder(folder.resolve("first"));
    JournalLocation server = unused();
    JournalLocation last = new JournalLocation.Folder(folder.resolve("last"));
    List<String> all;
    try (Database database = open(first)) {
      Bills.add(database, 4);
      Bills.pay(database, 5);
      Bills.add(database, 6);
      all = Bills.all(database);
    }

    move(first, server);
    move(server, last);

    try (Database database = open(last)) {
      assertThat(Bills.all(database)).isEqualTo(all);
    }
  }

  private void move(JournalLocation from, JournalLocation to) throws BackupException {
    Backups.Kept backup = backups(from).make(NOON);
    var _ = new Restoration(Bills.NOW, to).restore(backup.file(), NOON);
  }
}
