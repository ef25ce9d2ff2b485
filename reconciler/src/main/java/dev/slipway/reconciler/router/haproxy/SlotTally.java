package dev.slipway.reconciler.router.haproxy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What came of the requests of the release that sits in one slot, over all workers that HAProxy
/// has had: each begins at zero, and what it counted stays when it has ended.
///
/// Not safe for several threads: the caller holds a lock.
final class SlotTally {
  /// @param unanswered streams without any answer that were counted as failures
  record Reading(SlotCounts counts, long unanswered) {
    static final Reading NONE = new Reading(SlotCounts.NONE, 0);
  }

  private final Map<Long, Reading> seen = new HashMap<>();
  private long total;
  private long failed;
  private long shielded;

  SlotTally() {}

  /// As it was kept.
  SlotTally(long total, long failed, long shielded, Map<Long, Reading> seen) {
    this.total = total;
    this.failed = failed;
    this.shielded = shielded;
    this.seen.putAll(seen);
  }

  long total() {
    return total;
  }

  long failed() {
    return failed;
  }

  long shielded() {
    return shielded;
  }

  long inFlight() {
    return seen.values().stream().mapToLong(reading -> reading.counts().inFlight()).sum();
  }

  /// The last counters of each worker that still lives.
  Map<Long, Reading> seen() {
    return Map.copyOf(seen);
  }

  /// Counts on from the last reading of that worker. Numbers that went down are another worker's
  /// with the same process id.
  ///
  /// Two readings must agree on what is unanswered: in one alone, a stream that just begins or ends
  /// may look like it.
  void read(long worker, SlotCounts now) {
    Reading known = seen.getOrDefault(worker, Reading.NONE);
    boolean another = now.answered() + now.inFlight() < known.counts().answered();
    Reading last = another ? Reading.NONE : known;
    SlotCounts before = last.counts();
    SlotCounts highest = before.highest(now);
    long agreed = Math.min(before.unanswered(), now.unanswered());
    long unanswered = Math.max(last.unanswered(), agreed);
    long lost = unanswered - last.unanswered();
    total += highest.answered() - before.answered() + lost;
    failed += highest.failed() - before.failed() + lost;
    shielded += highest.shielded() - before.shielded();
    seen.put(worker, new Reading(highest, unanswered));
  }

  /// For the next release in the same slot: it begins at zero, the counters of the workers go on.
  SlotTally successor() {
    return new SlotTally(0, 0, 0, seen);
  }

  /// Forgets workers that have ended, not what they counted.
  void keep(Set<Long> living) {
    seen.keySet().retainAll(living);
  }
}
