package dev.slipway.reconciler.target.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the kernel's table of processes. Empty on a system without `/proc`.
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /// What of `/proc/PID/stat` matters here.
  record Stat(long pid, char state, long parent, long session, String start) {
    /// Ended, and waits to be collected by its parent.
    boolean ended() {
      return state == 'Z' || state == 'X';
    }
  }

  private ProcessTable() {}

  static Optional<Stat> stat(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(pid + "/stat"));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      // The name stands in brackets and may hold anything, brackets and spaces too.
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(
          new Stat(
              pid,
              fields[0].charAt(0),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[3]),
              fields[19]));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// The processes that run in a session, or whose environment bears all of the marks. Those of
  /// other users are not seen.
  ///
  /// @param marks as `NAME=VALUE`
  static List<Stat> find(OptionalLong session, List<String> marks) {
    List<Stat> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        stat(Long.parseLong(folder.getFileName().toString()))
            .filter(stat -> !stat.ended())
            .filter(stat -> isIn(session, stat) || bears(marks, folder))
            .ifPresent(found::add);
      }
    } catch (IOException absent) {
      return found;
    }
    return found;
  }

  private static boolean isIn(OptionalLong session, Stat stat) {
    return session.isPresent() && stat.session() == session.getAsLong();
  }

  private static boolean bears(List<String> marks, Path folder) {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve("environ"));
      String environment = "\0" + new String(bytes, StandardCharsets.ISO_8859_1) + "\0";
      return marks.stream().allMatch(mark -> environment.contains("\0" + mark + "\0"));
    } catch (IOException notOurs) {
      return false;
    }
  }
}
