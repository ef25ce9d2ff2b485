package dev.slipway.sandbox.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs a command to its end, as a person at a terminal would.
public final class Shell {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Shell() {}

  /// @return what it printed, without white space around it
  /// @throws IOException when it fails or does not end; with what it printed
  public static String run(Path directory, List<String> command) throws IOException {
    return run(directory, command, DEADLINE);
  }

  /// The same for what takes its time.
  public static String run(Path directory, List<String> command, Duration deadline)
      throws IOException {
    // A file, not a pipe: a command that prints much and never ends must not hang us.
    Path output = Files.createTempFile("slipway-shell", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("GIT_TERMINAL_PROMPT", "0");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(deadline)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + ": did not end");
      }
      String printed = Files.readString(output, UTF_8).strip();
      if (process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + printed);
      }
      return printed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: " + String.join(" ", command), e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
