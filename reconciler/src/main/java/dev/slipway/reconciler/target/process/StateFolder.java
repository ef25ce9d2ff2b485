package dev.slipway.reconciler.target.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// The target's folder, owned by one reconciler for as long as it lives.
///
///     lock          held while the reconciler lives; says its pid
///     id            marks the processes of this folder, made once
///     supervise.sh
///     instances/    one folder per instance: see [InstanceFolder]
///     releases/     artifacts by digest: see [ReleaseStore]
///     logs/         see [LogFiles]
final class StateFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel lock;
  private final String id;

  private StateFolder(Path root, FileChannel lock, String id) {
    this.root = root;
    this.lock = lock;
    this.id = id;
  }

  /// @throws IOException with one line for people: in use by another reconciler, not writable
  @SuppressWarnings("resource") // the channel is the lock: it stays open
  static StateFolder open(Path root, String target) throws IOException {
    Path file = root.resolve("lock");
    FileChannel channel;
    try {
      for (String folder : new String[] {"instances", "releases", "logs"}) {
        Files.createDirectories(root.resolve(folder));
      }
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException failure) {
      throw new IOException(
          "target " + target + ": cannot use its state folder: " + Causes.describe(failure),
          failure);
    }
    if (!lock(channel)) {
      channel.close();
      throw new IOException(
          "target "
              + target
              + ": the state folder "
              + root
              + " is in use by another reconciler (pid "
              + Files.readString(file).strip()
              + "): stop that one first, or configure another folder");
    }
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
    return new StateFolder(root, channel, identify(root));
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException ownProcess) {
      return false;
    }
  }

  private static String identify(Path root) throws IOException {
    Path file = root.resolve("id");
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException first) {
      String id = UUID.randomUUID().toString();
      write(file, id);
      return id;
    }
  }

  /// Replaces a file as a whole: a reader, also after a crash, sees the old text or the new.
  static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  String id() {
    return id;
  }

  Path instances() {
    return root.resolve("instances");
  }

  Path releases() {
    return root.resolve("releases");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path script() {
    return root.resolve("supervise.sh");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
