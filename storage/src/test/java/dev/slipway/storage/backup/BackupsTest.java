package dev.slipway.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest extends BackupsContract {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path journals = Path.of("");
  private int used;

  @Override
  JournalLocation unused() {
    used++;
    return new JournalLocation.Folder(journals.resolve("journal-" + used));
  }

  private JournalLocation oneBill() throws Exception {
    JournalLocation location = unused();
    try (Database database = open(location)) {
      Bills.add(database, 1);
    }
    return location;
  }

  @Test
  void onlyTheOwnerMayReadABackup() throws Exception {
    Path file = backups(oneBill()).make(NOON).file();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(file).hasFileName("shop-20261128T120000.000Z.zip");
  }

  @Test
  void oldOnesAreDeletedAndOthersFilesAreNot() throws Exception {
    Backups backups = backups(oneBill());
    Backups.Kept old = backups.make(NOON.minus(DAY.multipliedBy(31)));
    Backups.Kept young = backups.make(NOON.minus(DAY.multipliedBy(29)));
    Backups.Kept newest = backups.make(NOON);
    Path foreign = Files.writeString(newest.file().resolveSibling("bot-notes.zip"), "mine");

    assertThat(backups.prune(DAY.multipliedBy(30), NOON)).containsExactly(old.file());

    assertThat(backups.list()).containsExactly(newest, young);
    assertThat(foreign).exists();
  }

  @Test
  void theNewestWholeOneIsNeverDeleted() throws Exception {
    Backups backups = backups(oneBill());
    Backups.Kept whole = backups.make(NOON.minus(DAY.multipliedBy(90)));
    Backups.Kept damaged = backups.make(NOON.minus(DAY.multipliedBy(60)));
    Files.write(damaged.file(), new byte[] {'P', 'K'});

    assertThat(backups.prune(DAY.multipliedBy(30), NOON)).containsExactly(damaged.file());

    assertThat(backups.newestGood()).contains(whole);
  }

  @Test
  void whatAKilledProcessLeftIsNoBackupAndGoesAwayAfterADay() throws Exception {
    Backups backups = backups(oneBill());
    Backups.Kept kept = backups.make(NOON);
    Path left = kept.file().resolveSibling(".unfinished-shop-20261127T110000.000Z.zip");
    Files.writeString(left, "PK");
    Files.setLastModifiedTime(left, FileTime.from(NOON.minus(DAY).minusSeconds(1)));

    assertThat(backups.list()).containsExactly(kept);
    assertThat(backups.prune(DAY, NOON)).containsExactly(left);
  }

  @Test
  void aJournalThatWasClosedIsBackedUpToo() throws Exception {
    Backups.Kept kept = backups(oneBill()).make(NOON);

    assertThat(backups(unused()).read(kept).parts())
        .extracting(Manifest.Part::table, Manifest.Part::rows)
        .containsExactly(tuple("bill", 1L), tuple("line", 1L), tuple("restored", 0L));
    assertThat(List.of(kept)).isEqualTo(backups(unused()).list());
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }
}
