package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// One service: what it shall do, and what was counted. Orders are given by whoever holds
/// [#orders]; the rest is safe for several threads.
final class RoutedService {
  /// Held while HAProxy is being changed for this service.
  final ReentrantLock orders = new ReentrantLock();

  private final Map<Slot, SlotTally> tallies = new EnumMap<>(Slot.class);
  private Seating seating;

  RoutedService(Seating seating) {
    this(seating, Map.of());
  }

  /// As it was kept.
  RoutedService(Seating seating, Map<Slot, SlotTally> tallies) {
    this.seating = seating;
    for (Slot slot : Slot.values()) {
      this.tallies.put(slot, tallies.getOrDefault(slot, new SlotTally()));
    }
  }

  synchronized Seating seating() {
    return seating;
  }

  synchronized RoutePlan plan() {
    return seating.plan();
  }

  /// A release that takes another's seat is counted from zero.
  synchronized void follow(Seating next) {
    for (Slot slot : next.newcomers(seating)) {
      tallies.put(slot, tally(slot).successor());
    }
    seating = next;
  }

  /// @param stats of each worker by its process id
  synchronized void read(Map<Long, StatTable> stats) {
    for (Slot slot : Slot.values()) {
      SlotTally tally = tally(slot);
      tally.keep(stats.keySet());
      stats.forEach((worker, table) -> tally.read(worker, SlotCounts.of(seating, slot, table)));
    }
  }

  /// By release; a release that left the plan is there until its requests have ended.
  synchronized Map<ReleaseHash, Answers> answers(LatencyLog latencies) {
    Map<ReleaseHash, Answers> answers = new HashMap<>();
    seating
        .seats()
        .forEach((slot, release) -> {
          SlotTally tally = tally(slot);
          if (seating.plans(release) || tally.inFlight() > 0) {
            answers.put(
                release,
                new Answers(
                    tally.total(),
                    tally.failed(),
                    tally.shielded(),
                    tally.inFlight(),
                    latencies.of(seating.name(), release)));
          }
        });
    return answers;
  }

  synchronized SlotTally tally(Slot slot) {
    return Objects.requireNonNull(tallies.get(slot));
  }
}
