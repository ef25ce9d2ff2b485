package dev.slipway.bot.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/// Virtual time in milliseconds, and what is to happen when.
final class Agenda {
  private record Entry(long at, long order, Runnable what) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
  private long now;
  private long entered;

  long now() {
    return now;
  }

  void in(long millis, Runnable what) {
    entries.add(new Entry(now + Math.max(0, millis), entered++, what));
  }

  /// Lets the next thing happen.
  void step() {
    Entry next = entries.remove();
    now = next.at();
    next.what().run();
  }
}
