package dev.slipway.sandbox.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/// A folder in which one demo at a time lives.
///
///     lock             held while a demo runs; says its pid
///     artifacts/       SERVICE/VERSION
///     environments.git, checkout/
///     reconciler.yaml, reconciler.log
///     state/           the reconciler's own
///     bot.yaml, bot.log
///     bot-state/       the bot's own
///     slack/           tokens and secrets of the local Slack
///     traffic*.csv     every request
public final class DemoFolder implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path root;
  private final FileChannel lock;

  private DemoFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /// Takes the folder, made where it is missing, until it is closed or this process ends.
  ///
  /// @throws IOException with one sentence for people: another demo runs in it, it holds something
  ///   else, it cannot be written
  public static DemoFolder take(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new IOException(root + " is no folder: choose another with --folder");
    }
    Files.createDirectories(root);
    if (!Files.exists(root.resolve(LOCK)) && !isEmpty(root)) {
      throw new IOException(
          root + " holds something that no demo made: choose another folder with --folder");
    }
    FileChannel lock =
        FileChannel.open(
            root.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      lock.close();
      throw new IOException(
          "a demo runs already in %s (pid %s): stop it there with Ctrl-C, or choose another folder with --folder"
              .formatted(root, Files.readString(root.resolve(LOCK)).strip()));
    }
    lock.truncate(0);
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    lock.write(ByteBuffer.wrap(pid), 0);
    // Real: what runs in it is told by its path.
    return new DemoFolder(root.toRealPath(), lock);
  }

  /// Deletes all that a demo made in it.
  public void empty() throws IOException {
    List<Path> made;
    try (Stream<Path> entries = Files.list(root)) {
      made = entries.filter(entry -> !entry.endsWith(LOCK)).toList();
    }
    for (Path each : made) {
      Files.walkFileTree(each, new Deletion());
    }
  }

  public boolean isNew() {
    return !Files.exists(config());
  }

  public Path root() {
    return root;
  }

  Path artifacts() {
    return root.resolve("artifacts");
  }

  public Path config() {
    return root.resolve("reconciler.yaml");
  }

  public Path log() {
    return root.resolve("reconciler.log");
  }

  Path botLog() {
    return root.resolve("bot.log");
  }

  Path state() {
    return root.resolve("state");
  }

  public Path token() {
    return state().resolve("token");
  }

  /// What the only target, `local`, keeps.
  public Path target() {
    return state().resolve("targets").resolve("local");
  }

  public Path router() {
    return target().resolve("router");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      // Kept artifacts are read-only.
      boolean _ = folder.toFile().setWritable(true);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
