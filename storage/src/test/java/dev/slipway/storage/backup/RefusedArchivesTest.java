package dev.slipway.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not, or not any more, a backup that this version made of this journal.
class RefusedArchivesTest {
  private static final long SEED = 20261128;

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");
  private List<String> all = List.of();

  @BeforeEach
  void makeOne() throws Exception {
    JournalLocation location = new JournalLocation.Folder(folder.resolve("journal"));
    try (Database database = BackupsContract.open(location)) {
      Bills.add(database, 5);
      Bills.add(database, 9);
      all = Bills.all(database);
    }
    file =
        new Backups(Bills.NOW, location, folder.resolve("backups"))
            .make(BackupsContract.NOON)
            .file();
  }

  private static String refusal(JournalKind kind, Path file) {
    try {
      return "accepted: " + new Verification(kind).verify(file).content();
    } catch (BackupException e) {
      return e.sentence();
    }
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThat(refusal(Bills.NOW, folder.resolve("none.zip")))
        .isEqualTo("there is no file " + folder.resolve("none.zip"));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Files.write(file, new byte[0]);

    assertThat(refusal(Bills.NOW, file)).isEqualTo(file + " is empty: take another backup");
  }

  static IntStream hundredths() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("hundredths")
  void aFileThatWasCutOffIsRefused(int hundredth) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int length = Math.max(1, whole.length * hundredth / 100);
    Files.write(file, Arrays.copyOf(whole, length));

    assertThat(refusal(Bills.NOW, file))
        .contains("is no backup, or was cut off or altered")
        .endsWith("take another backup");
  }

  /// A bit of no consequence, as in the time of day of a part, may be flipped and harms nothing.
  @Test
  void noFlippedBitBringsBackAnythingElse() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      byte[] altered = whole.clone();
      altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, altered);
      refused += isRefusedOrTheSame(i) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(50);
  }

  private boolean isRefusedOrTheSame(int turn) throws Exception {
    JournalLocation target = new JournalLocation.Folder(folder.resolve("restored-" + turn));
    try {
      var _ = new Restoration(Bills.NOW, target).restore(file, BackupsContract.NOON);
    } catch (BackupException e) {
      assertThat(e).hasMessageContaining(file.toString());
      return true;
    }
    try (Database database = BackupsContract.open(target)) {
      assertThat(Bills.all(database)).isEqualTo(all);
    }
    return false;
  }

  @Test
  void aForeignArchiveIsRefused() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("holiday.jpg"));
      zip.write(1);
    }

    assertThat(refusal(Bills.NOW, file))
        .isEqualTo(file + " is no backup of Slipway: it has no manifest.json: take another backup");
  }

  @Test
  void anotherJournalsBackupIsRefused() {
    Bills other = new Bills("bakery", Bills.NOW.migrations());

    assertThat(refusal(other, file))
        .isEqualTo(
            file
                + " is a backup of the shop's journal, not of the bakery's: name the other service");
  }

  @Test
  void aBackupWithANewerSchemaIsRefused() {
    assertThat(refusal(Bills.BEFORE, file))
        .isEqualTo(
            file
                + " has the schema 3, and this version knows 1: use the version that made it, or a newer one");
  }

  @Test
  void aBackupInANewerFormatIsRefused() throws IOException {
    rewriteManifest("\"format\":1", "\"format\":2");

    assertThat(refusal(Bills.NOW, file))
        .isEqualTo(
            file + " has the format 2, and this version reads 1: use the version that made it");
  }

  @Test
  void anotherDigestIsRefused() throws IOException {
    rewriteManifest("\"sha256\":\"", "\"sha256\":\"0");

    assertThat(refusal(Bills.NOW, file))
        .contains(
            file
                + " was altered or damaged in bill.jsonl: its SHA-256 is another than the manifest says");
  }

  @Test
  void anotherNumberOfRowsIsRefused() throws IOException {
    rewriteManifest("\"table\":\"line\",\"rows\":14", "\"table\":\"line\",\"rows\":13");

    assertThat(refusal(Bills.NOW, file)).contains("in line.jsonl: it has 14 rows, not 13");
  }

  @Test
  void aBackupWithoutATableIsRefused() throws IOException {
    String manifest = manifest();
    int from = manifest.indexOf(",{\"table\":\"restored\"");
    rewriteManifest(manifest.substring(from, manifest.indexOf(']')), "");

    assertThat(refusal(Bills.NOW, file)).contains("has the tables [bill, line]");
  }

  @Test
  void aPartThatIsMissingIsRefused() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.delete(zip.getPath("line.jsonl"));
    }

    assertThat(refusal(Bills.NOW, file)).contains("in line.jsonl: it is missing");
  }

  @Test
  void aRefusedBackupLeavesTheJournalAsItIs() throws Exception {
    JournalLocation journal = new JournalLocation.Folder(folder.resolve("journal"));
    Files.write(file, new byte[] {'P', 'K'});

    assertThatThrownBy(
            () -> new Restoration(Bills.NOW, journal).restore(file, BackupsContract.NOON))
        .isInstanceOf(BackupException.class);

    try (Database database = BackupsContract.open(journal)) {
      assertThat(Bills.all(database)).isEqualTo(all);
    }
  }

  private String manifest() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      return Files.readString(zip.getPath("manifest.json"));
    }
  }

  private void rewriteManifest(String known, String other) throws IOException {
    String before = manifest();
    assertThat(before).contains(known);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.writeString(
          zip.getPath("manifest.json"),
          before.replaceFirst(java.util.regex.Pattern.quote(known), other));
    }
  }
}
