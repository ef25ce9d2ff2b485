package dev.slipway.reconciler.target.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which process: a pid alone may be another's tomorrow.
///
/// @param start the kernel's start time in ticks since the boot; `@SECONDS` of the wall clock on a
///   system without `/proc`
/// @param boot the boot's id, `-` where there is none
record ProcessIdentity(long pid, String start, String boot) {
  private static final Pattern SHAPE = Pattern.compile("(\\d+) (@?\\d+) (\\S+)\\s*");
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final long TOLERATED_SECONDS = 2;

  /// What the supervisor wrote; empty where it wrote nothing, or not all of it.
  static Optional<ProcessIdentity> read(Path file) throws IOException {
    try {
      var match = SHAPE.matcher(Files.readString(file));
      return match.matches()
          ? Optional.of(
              new ProcessIdentity(Long.parseLong(match.group(1)), match.group(2), match.group(3)))
          : Optional.empty();
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /// Whether this very process still runs. One that has ended and waits to be collected does not.
  boolean isAlive() {
    if (start.startsWith("@")) {
      return startedAbout(Long.parseLong(start.substring(1)));
    }
    return ProcessTable.stat(pid)
            .filter(stat -> stat.start().equals(start) && !stat.ended())
            .isPresent()
        && boot.equals(currentBoot());
  }

  private boolean startedAbout(long seconds) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().startInstant())
        .filter(began -> Math.abs(began.getEpochSecond() - seconds) <= TOLERATED_SECONDS)
        .isPresent();
  }

  private static String currentBoot() {
    try {
      return Files.readString(BOOT, StandardCharsets.US_ASCII).strip();
    } catch (IOException absent) {
      return "-";
    }
  }
}
