package dev.slipway.sandbox.slack.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What changed lately, by position, for pages that follow or come back. Safe for several threads.
final class Feed {
  private static final int KEPT = 8_192;

  private final List<Topic> kept = new ArrayList<>();
  private long position;

  /// @param position of the last topic, from which to go on
  record News(long position, Set<Topic> topics) {}

  synchronized void add(List<Topic> topics) {
    kept.addAll(topics);
    position += topics.size();
    if (kept.size() > 2 * KEPT) {
      kept.subList(0, kept.size() - KEPT).clear();
    }
    notifyAll();
  }

  synchronized long position() {
    return position;
  }

  /// Waits for what comes after that position.
  ///
  /// @return nothing new once the time is up; empty where that position is unknown or too long ago
  synchronized Optional<News> after(long seen, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (seen == position) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return Optional.of(new News(position, Set.of()));
      }
      // One millisecond more, because zero would wait for ever.
      wait(left / 1_000_000 + 1);
    }
    long missing = position - seen;
    if (missing < 0 || missing > kept.size()) {
      return Optional.empty();
    }
    List<Topic> topics = kept.subList(kept.size() - (int) missing, kept.size());
    return Optional.of(new News(position, new LinkedHashSet<>(topics)));
  }
}
