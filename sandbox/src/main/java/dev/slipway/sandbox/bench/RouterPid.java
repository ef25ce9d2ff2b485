package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which process the router is, as it wrote down itself.
final class RouterPid {
  private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");

  private RouterPid() {}

  /// @return empty when there is none or its process has ended
  static Optional<Long> read(Path record) {
    try {
      Matcher pid = PID.matcher(Files.readString(record));
      return pid.find()
          ? ProcessHandle.of(Long.parseLong(pid.group(1)))
              .filter(ProcessHandle::isAlive)
              .map(ProcessHandle::pid)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
