package dev.slipway.reconciler.router.haproxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which process our HAProxy's master is, by pid and start time, so that one that does not answer
/// is told from one that is gone: a master is not there to be asked while it reloads. Started a
/// second time then, two would share the port, and half of the users would meet old weights.
final class MasterFile {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})");

  private final Path file;

  MasterFile(Path folder) {
    this.file = folder.resolve("master");
  }

  /// @param pid of the master that answers
  void remember(long pid) throws IOException {
    String text = pid + " " + ProcessHandle.of(pid).map(MasterFile::started).orElse(0L);
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The master that was remembered last, while it lives.
  Optional<ProcessHandle> living() {
    try {
      Matcher form = FORM.matcher(Files.readString(file));
      return form.matches()
          ? ProcessHandle.of(Long.parseLong(form.group(1)))
              .filter(ProcessHandle::isAlive)
              .filter(process -> started(process) == Long.parseLong(form.group(2)))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
