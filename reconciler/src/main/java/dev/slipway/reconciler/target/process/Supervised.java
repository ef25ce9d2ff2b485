package dev.slipway.reconciler.target.process;

import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// An instance as this reconciler knows it: its record, and what was seen of its last run. Safe for
/// use by several threads; what is seen only ever grows.
final class Supervised {
  private static final int SIGNALLED = 128;
  private static final int HIGHEST_SIGNAL = 64;

  private final InstanceRecord record;
  private final InstanceFolder folder;
  private final int starts;
  private volatile Optional<ProcessIdentity> child = Optional.empty();
  private volatile Optional<Condition.Exited> ended;

  /// @param starts 0 where it was recorded, but never started
  /// @param ended present where it is not to be looked at any more
  Supervised(
      InstanceRecord record, InstanceFolder folder, int starts, Optional<Condition.Exited> ended) {
    this.record = record;
    this.folder = folder;
    this.starts = starts;
    this.ended = ended;
  }

  /// What is on disk after another reconciler ended, perhaps in the midst of a start.
  static Supervised adopt(InstanceRecord record, InstanceFolder folder) throws IOException {
    if (!folder.abandon(record.run())) {
      return new Supervised(record, folder, record.earlierStarts() + 1, Optional.empty());
    }
    Condition.Exited last =
        folder.exit(record.run() - 1).stream()
            .mapToObj(Supervised::exited)
            .findFirst()
            .orElse(unseen());
    return new Supervised(record, folder, record.earlierStarts(), Optional.of(last));
  }

  InstanceRecord record() {
    return record;
  }

  InstanceFolder folder() {
    return folder;
  }

  int starts() {
    return starts;
  }

  Instance instance(Condition condition) {
    return new Instance(
        record.name(),
        record.key(),
        record.release().hash(),
        record.ordinal(),
        condition,
        record.endpoint(),
        starts);
  }

  /// How its process ended; empty while it runs, or is about to.
  Optional<Condition.Exited> look() throws IOException {
    if (ended.isEmpty() && !isRunning()) {
      ended = howItEnded();
    }
    return ended;
  }

  /// @param marks see [Ending]
  Ending ending(List<String> marks) throws IOException {
    return new Ending(folder.supervisor(record.run()), knownChild(), marks);
  }

  private Optional<ProcessIdentity> knownChild() throws IOException {
    if (child.isEmpty()) {
      child = folder.child(record.run());
    }
    return child;
  }

  private boolean isRunning() throws IOException {
    return knownChild().filter(ProcessIdentity::isAlive).isPresent();
  }

  private Optional<Condition.Exited> howItEnded() throws IOException {
    boolean supervised =
        folder.supervisor(record.run()).filter(ProcessIdentity::isAlive).isPresent();
    // Only now: what the supervisor wrote before it ended is there by now.
    OptionalInt code = folder.exit(record.run());
    if (code.isPresent()) {
      return Optional.of(exited(code.getAsInt()));
    }
    return supervised || isRunning() ? Optional.empty() : Optional.of(unseen());
  }

  private static Condition.Exited exited(int code) {
    return code > SIGNALLED && code <= SIGNALLED + HIGHEST_SIGNAL
        ? new Condition.Exited(code, "killed by signal " + (code - SIGNALLED))
        : new Condition.Exited(code, "exit code " + code);
  }

  private static Condition.Exited unseen() {
    return new Condition.Exited(-1, "ended while nobody kept its exit status");
  }
}
