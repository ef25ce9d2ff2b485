package dev.slipway.storage.backup;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The backups of one journal, in a folder. A file that has a backup's name is whole: it is written
/// under another one, read back, and only then named. Safe for several processes; each only reads
/// the journal, so a running service is not disturbed.
public final class Backups {
  private static final String ENDING = ".zip";
  private static final String UNFINISHED = ".unfinished-";
  private static final Duration ABANDONED = Duration.ofDays(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSX").withZone(ZoneOffset.UTC);

  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final JournalKind kind;
  private final JournalLocation journal;
  private final Path folder;

  /// @param folder where they are kept; those of several journals may share it
  public Backups(JournalKind kind, JournalLocation journal, Path folder) {
    this.kind = kind;
    this.journal = journal;
    this.folder = folder;
  }

  /// A backup's file, by its name.
  public record Kept(Path file, Instant made) {}

  /// Makes one of the journal as it is now.
  ///
  /// @throws BackupException when none was made; nothing is left of it
  public Kept make(Instant now) throws BackupException {
    Path file = folder.resolve(kind.name() + "-" + TIME.format(now) + ENDING);
    Path unfinished = folder.resolve(UNFINISHED + file.getFileName());
    try {
      makeFolder();
      write(unfinished, now);
      check(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(folder);
      return new Kept(file, now);
    } catch (SQLException | StorageException | BackupException e) {
      throw failed(unfinished, StorageException.reason(e), e);
    } catch (IOException e) {
      throw failed(unfinished, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private BackupException failed(Path unfinished, String why, Exception cause) {
    BackupException failure =
        new BackupException(
            "cannot back up the journal %s into %s: %s".formatted(journal.where(), folder, why),
            cause);
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void makeFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      Files.createDirectories(parent == null ? folder : parent);
      Files.createDirectory(folder, OWNERS_FOLDER);
    }
  }

  private void write(Path file, Instant now) throws SQLException, IOException {
    Files.createFile(file, OWNERS_FILE);
    try (Connection connection = Database.readOnly(journal, "backup").getConnection()) {
      var _ = ArchiveWriter.write(connection, kind.name(), now, Files.newOutputStream(file));
    }
    Folders.sync(file);
  }

  private static void check(Path file) throws BackupException {
    try (Archive archive = Archive.open(file)) {
      archive.check();
    }
  }

  /// All that are kept, the newest first.
  public List<Kept> list() throws BackupException {
    List<Kept> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return all;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> named(file).ifPresent(all::add));
    } catch (IOException e) {
      throw new BackupException("cannot list the folder %s: %s".formatted(folder, e), e);
    }
    all.sort(Comparator.comparing(Kept::made).reversed());
    return all;
  }

  private Optional<Kept> named(Path file) {
    String name = file.getFileName().toString();
    String beginning = kind.name() + "-";
    if (!name.startsWith(beginning) || !name.endsWith(ENDING)) {
      return Optional.empty();
    }
    String time = name.substring(beginning.length(), name.length() - ENDING.length());
    try {
      return Optional.of(new Kept(file, TIME.parse(time, Instant::from)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// What a backup's file says of itself, all of it read and compared.
  ///
  /// @throws BackupException when it is no backup, or not what it says
  public Manifest read(Kept kept) throws BackupException {
    try (Archive archive = Archive.open(kept.file())) {
      archive.check();
      return archive.manifest();
    }
  }

  /// The newest that is whole.
  public Optional<Kept> newestGood() throws BackupException {
    for (Kept kept : list()) {
      if (isGood(kept)) {
        return Optional.of(kept);
      }
    }
    return Optional.empty();
  }

  private boolean isGood(Kept kept) {
    try {
      var _ = read(kept);
      return true;
    } catch (BackupException _) {
      return false;
    }
  }

  /// Deletes those that are older, but never the newest that is whole.
  ///
  /// @return what was deleted
  public List<Path> prune(Duration keep, Instant now) throws BackupException {
    Optional<Kept> newest = newestGood();
    List<Path> old =
        new ArrayList<>(
            list().stream()
                .filter(kept -> newest.isPresent() && !kept.equals(newest.get()))
                .filter(kept -> kept.made().isBefore(now.minus(keep)))
                .map(Kept::file)
                .toList());
    try {
      old.addAll(abandoned(now));
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new BackupException("cannot delete old backups in %s: %s".formatted(folder, e), e);
    }
    return old;
  }

  /// What a process that was killed left of one.
  private List<Path> abandoned(Instant now) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, UNFINISHED + kind.name() + "-*")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ABANDONED))) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
