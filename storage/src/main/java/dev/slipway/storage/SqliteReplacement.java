package dev.slipway.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/// Moves files, the log of the old database with it.
record SqliteReplacement(Path folder, JournalLocation.Folder staged, String holder)
    implements Replacement {
  /// The endings of the files of a database; the log is gone once a database was closed.
  private static final String[] FILES = {"", "-wal", "-shm"};

  static SqliteReplacement of(Path folder, String holder) {
    JournalLocation.Folder staged = new JournalLocation.Folder(folder).beside(STAGED);
    try {
      Files.createDirectories(folder);
      try (JournalLock _ = lock(folder, holder)) {
        discard(staged.folder());
      }
      return new SqliteReplacement(folder, staged, holder);
    } catch (IOException e) {
      throw new StorageException("cannot make room in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static JournalLock lock(Path folder, String holder) {
    return JournalLock.take(folder.resolve(SqliteDatabase.LOCK), holder);
  }

  private static void discard(Path staged) throws IOException {
    for (String ending : FILES) {
      Files.deleteIfExists(staged.resolve(SqliteDatabase.FILE + ending));
    }
    Files.deleteIfExists(staged.resolve(SqliteDatabase.LOCK));
    Files.deleteIfExists(staged);
  }

  @Override
  public Optional<JournalLocation> takePlace(Instant now) {
    JournalLocation.Folder before =
        new JournalLocation.Folder(folder).beside(Replacement.before(now));
    try (JournalLock _ = lock(folder, holder)) {
      boolean was = Files.exists(folder.resolve(SqliteDatabase.FILE));
      if (was) {
        keep(before.folder());
      }
      move(staged.folder(), folder, "-wal");
      move(staged.folder(), folder, "");
      sync(folder);
      discard(staged.folder());
      return was ? Optional.of(before) : Optional.empty();
    } catch (IOException e) {
      throw new StorageException(
          "cannot put the journal made in %s in the place of the one in %s: %s"
              .formatted(staged.folder(), folder, e.getMessage()),
          e);
    }
  }

  private void keep(Path before) throws IOException {
    Files.createDirectory(before);
    for (String ending : FILES) {
      move(folder, before, ending);
    }
    sync(before);
  }

  private static void move(Path from, Path to, String ending) throws IOException {
    Path file = from.resolve(SqliteDatabase.FILE + ending);
    if (Files.exists(file)) {
      Files.move(file, to.resolve(SqliteDatabase.FILE + ending), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
