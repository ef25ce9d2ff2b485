package dev.slipway.bot.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Which signatures were seen while they were good. Bounded in time by their end and in size by
/// 131,072: some 200 calls a second for ten minutes. Beyond that the oldest are forgotten; the
/// inbox still knows them by their id. For several threads.
///
/// A repeat that comes while the first is being kept waits for what becomes of it: refused at once,
/// both would be lost where the first is not kept after all.
final class ReplayMemory {
  private static final int MOST = 1 << 17;

  private final Map<String, Seen> seen = new LinkedHashMap<>();

  /// @param kept completed with whether it was
  private record Seen(Instant end, CompletableFuture<Boolean> kept) {}

  /// @param end when the signature is no longer good
  /// @param patience how long it waits for the first of the same
  Claim claim(String signature, Instant end, Instant now, Duration patience) {
    Seen mine = new Seen(end, new CompletableFuture<>());
    long until = System.nanoTime() + patience.toNanos();
    try {
      Seen first = first(signature, mine, now);
      while (!first.equals(mine)) {
        if (first.kept().get(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return new Claim.Refused();
        }
        first = first(signature, mine, now);
      }
      return new Claim.Delivery(signature, mine.kept(), () -> remove(signature));
    } catch (TimeoutException _) {
      return new Claim.UnderWay();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Claim.UnderWay();
    } catch (ExecutionException e) {
      throw new IllegalStateException("what becomes of a delivery does not fail", e);
    }
  }

  private synchronized Seen first(String signature, Seen mine, Instant now) {
    forget(now);
    Seen before = seen.putIfAbsent(signature, mine);
    return before == null ? mine : before;
  }

  private synchronized void remove(String signature) {
    seen.remove(signature);
  }

  /// They stand in the order in which they came, so nearly in that of their ends.
  private void forget(Instant now) {
    Iterator<Seen> oldest = seen.values().iterator();
    while (oldest.hasNext()) {
      boolean over = oldest.next().end().isBefore(now);
      if (!over && seen.size() < MOST) {
        return;
      }
      oldest.remove();
    }
  }

  synchronized int size() {
    return seen.size();
  }
}
