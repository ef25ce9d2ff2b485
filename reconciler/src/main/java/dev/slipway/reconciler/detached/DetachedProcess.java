package dev.slipway.reconciler.detached;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How a process is started in a session of its own, without our terminal and our environment; and
/// what it said.
public final class DetachedProcess {
  /// Of our environment; the rest may hold secrets that are none of the process's business.
  private static final List<String> PASSED_ON = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

  private DetachedProcess() {}

  /// @param line program and arguments
  /// @param log gets all that it says, at its end
  public static ProcessBuilder builder(List<String> line, Path log) {
    List<String> detached = new ArrayList<>(detacher());
    detached.addAll(line);
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().retainAll(PASSED_ON);
    return builder;
  }

  /// How long a log is now, to tell later what was said since; zero where there is none.
  public static long end(Path log) throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  /// The lines that were written to a log since it had that length.
  public static List<String> said(Path log, long since) throws IOException {
    byte[] all = Files.readAllBytes(log);
    int start = (int) Math.min(since, all.length);
    return new String(all, start, all.length - start, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /// `setsid` becomes the command itself, so the pid stays the same.
  private static List<String> detacher() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(candidate -> Files.isExecutable(Path.of(candidate)))
        .limit(1)
        .toList();
  }
}
