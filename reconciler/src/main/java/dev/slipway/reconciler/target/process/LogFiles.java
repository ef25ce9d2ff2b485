package dev.slipway.reconciler.target.process;

import dev.slipway.reconciler.delivery.InstanceName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;

/// What instances write: `NAME.log`, older parts in `NAME.log.1` and so on.
///
/// A process keeps its open file for life, so rotation copies and then empties it; processes append
/// and therefore go on at its new end. What is written in the instant between copying and emptying
/// is lost. While no reconciler runs, nothing is rotated.
final class LogFiles {
  private static final String ENDING = ".log";

  private final Path folder;
  private final ProcessTargetSettings.Logs limits;

  LogFiles(Path folder, ProcessTargetSettings.Logs limits) {
    this.folder = folder;
    this.limits = limits;
  }

  Path of(InstanceName name) {
    return folder.resolve(name + ENDING);
  }

  /// Rotates what has grown too long, and deletes what stopped instances left long ago.
  ///
  /// @param listed instances whose logs stay, however old
  void tidy(Set<InstanceName> listed, Instant now) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int end = name.lastIndexOf(ENDING);
        if (end < 0) {
          continue;
        }
        boolean stays = listed.contains(new InstanceName(name.substring(0, end)));
        if (!stays
            && Files.getLastModifiedTime(file).toInstant().plus(limits.keep()).isBefore(now)) {
          Files.deleteIfExists(file);
        } else if (name.endsWith(ENDING) && Files.size(file) > limits.bytes()) {
          rotate(file);
        }
      }
    }
  }

  private void rotate(Path file) throws IOException {
    for (int number = limits.files() - 1; number >= 1; number--) {
      Path older = part(file, number);
      if (Files.exists(older)) {
        Files.move(older, part(file, number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (FileChannel from =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel to =
            FileChannel.open(
                part(file, 1),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      long copied = 0;
      while (copied < from.size()) {
        copied += from.transferTo(copied, from.size() - copied, to);
      }
      from.truncate(0);
    }
  }

  private static Path part(Path file, int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
