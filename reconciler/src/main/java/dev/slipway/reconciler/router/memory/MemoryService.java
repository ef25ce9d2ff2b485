package dev.slipway.reconciler.router.memory;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Latencies;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.router.AskedRelease;
import dev.slipway.reconciler.router.Router.Routed;
import dev.slipway.reconciler.router.ShareSequence;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One service's plan and counts. The caller holds the lock.
final class MemoryService {
  private final ShareSequence shares;
  private final Map<ReleaseHash, Answers> answers = new HashMap<>();
  private RoutePlan plan;

  MemoryService(RoutePlan plan, ShareSequence shares) {
    this.plan = plan;
    this.shares = shares;
  }

  RoutePlan plan() {
    return plan;
  }

  void follow(RoutePlan next) {
    if (!candidate(next).equals(candidate(plan))) {
      shares.restart();
    }
    plan = next;
  }

  Pool next(Optional<AskedRelease> asked) {
    return asked.flatMap(this::asked).orElseGet(this::nextByWeight);
  }

  private Optional<Pool> asked(AskedRelease asked) {
    return switch (asked) {
      case CANDIDATE -> plan.split().map(RoutePlan.Split::candidate);
      case BASELINE -> Optional.of(plan.primary());
    };
  }

  private Pool nextByWeight() {
    return plan.split()
        .filter(split -> shares.next(split.weight()))
        .map(RoutePlan.Split::candidate)
        .orElse(plan.primary());
  }

  void count(ReleaseHash release, boolean failed, Duration took) {
    Latencies latency = Latencies.of(Map.of(took.toNanos() / 1_000, 1L));
    add(release, new Answers(1, failed ? 1 : 0, 0, inFlight(release), latency));
  }

  void shielded(ReleaseHash release) {
    add(release, new Answers(0, 0, 1, inFlight(release), Latencies.NONE));
  }

  void add(ReleaseHash release, Answers more) {
    answers.merge(release, more, MemoryService::sum);
  }

  Routed routed() {
    Set<ReleaseHash> planned = new HashSet<>(Set.of(plan.primary().release()));
    candidate(plan).ifPresent(planned::add);
    answers
        .entrySet()
        .removeIf(entry -> !planned.contains(entry.getKey()) && entry.getValue().inFlight() == 0);
    planned.forEach(release -> answers.putIfAbsent(release, Answers.NONE));
    return new Routed(plan, answers);
  }

  private long inFlight(ReleaseHash release) {
    return answers.getOrDefault(release, Answers.NONE).inFlight();
  }

  private static Optional<ReleaseHash> candidate(RoutePlan plan) {
    return plan.split().map(split -> split.candidate().release());
  }

  private static Answers sum(Answers before, Answers more) {
    Map<Long, Long> buckets = new HashMap<>(before.latencies().buckets());
    more.latencies().buckets().forEach((micros, count) -> buckets.merge(micros, count, Long::sum));
    return new Answers(
        before.total() + more.total(),
        before.failed() + more.failed(),
        before.shielded() + more.shielded(),
        more.inFlight(),
        Latencies.of(buckets));
  }
}
