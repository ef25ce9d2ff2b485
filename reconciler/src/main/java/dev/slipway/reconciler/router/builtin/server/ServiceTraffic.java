package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.router.AskedRelease;
import dev.slipway.reconciler.router.ShareSequence;
import dev.slipway.reconciler.router.ShieldRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// One service: its plan in force, its lanes, and whose turn the next request is. Decides, sends
/// nothing. Safe for several threads.
final class ServiceTraffic {
  private final LongSupplier nanoTime;
  private final ShareSequence shares = new ShareSequence();
  private final Map<ReleaseHash, Lane> lanes = new HashMap<>();
  private RoutePlan plan;

  /// @param nanoTime a monotonic clock
  ServiceTraffic(RoutePlan plan, LongSupplier nanoTime) {
    this.plan = plan;
    this.nanoTime = nanoTime;
    seat(plan);
  }

  synchronized RoutePlan plan() {
    return plan;
  }

  /// Requests that come from now on follow this plan; those in flight end where they are.
  synchronized void follow(RoutePlan next) {
    if (!candidate(next).equals(candidate(plan))) {
      shares.restart();
    }
    plan = next;
    seat(next);
  }

  /// @param cookie the release that the user's cookie names, if the user has one
  synchronized Course course(String method, Incoming incoming, Optional<String> cookie) {
    Lane primary = lane(plan.primary().release());
    Optional<Lane> asked = incoming.asked().flatMap(this::asked);
    if (asked.isPresent()) {
      return new Course(asked.get(), Optional.empty(), false);
    }
    if (plan.split().isEmpty()) {
      return new Course(primary, Optional.empty(), plan.sticky() && !isNamed(primary, cookie));
    }
    RoutePlan.Split split = plan.split().get();
    Lane candidate = lane(split.candidate().release());
    Optional<Lane> kept = plan.sticky() ? kept(split.weight(), primary, candidate, cookie) : none();
    Lane chosen = kept.orElseGet(() -> shares.next(split.weight()) ? candidate : primary);
    boolean shielded =
        chosen.equals(candidate)
            && !candidate.equals(primary)
            && ShieldRule.covers(split, method, incoming.hasBody())
            && !primary.rotation().isEmpty();
    return new Course(
        chosen,
        shielded ? Optional.of(primary) : Optional.empty(),
        plan.sticky() && kept.isEmpty());
  }

  /// By release. A release that left the plan is forgotten once its last request has ended.
  synchronized Map<ReleaseHash, Answers> answers() {
    Set<ReleaseHash> planned = planned(plan);
    lanes.values().removeIf(lane -> !planned.contains(lane.release()) && lane.tally().isIdle());
    Map<ReleaseHash, Answers> answers = new HashMap<>();
    lanes.forEach((release, lane) -> answers.put(release, lane.tally().answers()));
    return answers;
  }

  /// Empty where there is no candidate to look at.
  private Optional<Lane> asked(AskedRelease asked) {
    return switch (asked) {
      case CANDIDATE -> candidate(plan).map(this::lane);
      case BASELINE -> Optional.of(lane(plan.primary().release()));
    };
  }

  private static Optional<Lane> none() {
    return Optional.empty();
  }

  /// A cookie holds only while its release has a share.
  private static Optional<Lane> kept(
      Weight weight, Lane primary, Lane candidate, Optional<String> cookie) {
    if (!weight.equals(Weight.NONE) && isNamed(candidate, cookie)) {
      return Optional.of(candidate);
    }
    if (!weight.equals(Weight.ALL) && isNamed(primary, cookie)) {
      return Optional.of(primary);
    }
    return Optional.empty();
  }

  private static boolean isNamed(Lane lane, Optional<String> cookie) {
    return cookie.filter(lane.release().brief()::equals).isPresent();
  }

  private static Optional<ReleaseHash> candidate(RoutePlan plan) {
    return plan.split().map(split -> split.candidate().release());
  }

  private static Set<ReleaseHash> planned(RoutePlan plan) {
    Set<ReleaseHash> planned = new HashSet<>();
    planned.add(plan.primary().release());
    candidate(plan).ifPresent(planned::add);
    return planned;
  }

  private void seat(RoutePlan next) {
    seat(next.primary());
    next.split().ifPresent(split -> seat(split.candidate()));
  }

  private void seat(Pool pool) {
    lane(pool.release()).rotation().replace(pool.endpoints());
  }

  private Lane lane(ReleaseHash release) {
    return lanes.computeIfAbsent(
        release, hash -> new Lane(hash, new Rotation(nanoTime), new ReleaseTally()));
  }
}
