package dev.slipway.sandbox.slack.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The lock of a workspace, its clock, its numbers, and who watches it.
///
/// Every part of a workspace synchronizes on the one bulletin, so that changes are published in the
/// order in which they happened.
final class Bulletin {
  private final InstantSource clock;
  private final Random random;
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private long lastMicros;

  /// @param seed of ids that only have to differ
  Bulletin(InstantSource clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  void forget(Consumer<Change> listener) {
    listeners.remove(listener);
  }

  synchronized void publish(Change change) {
    listeners.forEach(listener -> listener.accept(change));
  }

  Instant now() {
    return clock.instant();
  }

  /// A time stamp later than every one before, whatever the clock does.
  synchronized String nextTs() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    lastMicros = Math.max(lastMicros + 100, micros);
    return "%d.%06d".formatted(lastMicros / 1_000_000, lastMicros % 1_000_000);
  }

  /// Letters and digits, as in Slack's ids.
  synchronized String nextId(String prefix) {
    String digits = Long.toString(random.nextLong(36L * 36 * 36 * 36 * 36 * 36 * 36 * 36), 36);
    return prefix + "0".repeat(8 - digits.length()) + digits.toUpperCase(Locale.ROOT);
  }
}
