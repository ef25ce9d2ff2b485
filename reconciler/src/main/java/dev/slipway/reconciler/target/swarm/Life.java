package dev.slipway.reconciler.target.swarm;

import dev.slipway.reconciler.delivery.Condition;
import java.util.List;
import java.util.Optional;

/// The attempts at one instance that Swarm still tells of. It forgets the oldest, five by default:
/// enough to see that an instance ends again and again. Pure.
///
/// @param attempts oldest first
record Life(List<Attempt> attempts) {
  Life {
    attempts = List.copyOf(attempts);
  }

  /// The one that counts: the newest that has begun to run, or has ended by itself.
  Optional<Attempt> current() {
    return attempts.stream()
        .filter(attempt -> attempt.isRunning() || attempt.isOver())
        .reduce((_, newer) -> newer)
        .or(() -> attempts.stream().reduce((_, newer) -> newer));
  }

  /// How it has ended; empty while it runs or has not begun.
  Optional<Condition.Exited> ended() {
    return current().filter(Attempt::isOver).map(Attempt::ending);
  }

  /// How often it was started. What Swarm moved to another node has not crashed, and does not
  /// count.
  int starts() {
    int ended = (int) attempts.stream().filter(Attempt::hasEndedByItself).count();
    boolean endedLast = current().map(Attempt::hasEndedByItself).orElse(false);
    return Math.max(1, endedLast ? ended : ended + 1);
  }

  /// Where the newest attempt is reached; Swarm knows before it runs.
  Optional<String> address(String network) {
    return attempts.stream()
        .reduce((_, newer) -> newer)
        .map(newest -> newest.addresses().get(network));
  }

  /// What Swarm says that is in the way of the newest attempt.
  Optional<String> trouble() {
    return attempts.stream()
        .reduce((_, newer) -> newer)
        .map(Attempt::said)
        .filter(said -> !said.isEmpty());
  }
}
