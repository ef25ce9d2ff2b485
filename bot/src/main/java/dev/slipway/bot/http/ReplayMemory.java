package dev.slipway.bot.http;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which signatures were seen while they were good. Bounded in time by their end and in size by
/// 131,072: some 200 calls a second for ten minutes. Beyond that the oldest are forgotten; the
/// inbox still knows them by their id. For several threads.
final class ReplayMemory {
  private static final int MOST = 1 << 17;

  private final Map<String, Instant> ends = new LinkedHashMap<>();

  /// @param end when the signature is no longer good
  synchronized boolean isNew(String signature, Instant end, Instant now) {
    forget(now);
    return ends.putIfAbsent(signature, end) == null;
  }

  /// What came of it was nothing: it may come again.
  synchronized void release(String signature) {
    ends.remove(signature);
  }

  /// They stand in the order in which they came, so nearly in that of their ends.
  private void forget(Instant now) {
    Iterator<Instant> oldest = ends.values().iterator();
    while (oldest.hasNext()) {
      boolean over = oldest.next().isBefore(now);
      if (!over && ends.size() < MOST) {
        return;
      }
      oldest.remove();
    }
  }

  synchronized int size() {
    return ends.size();
  }
}
