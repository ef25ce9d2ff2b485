package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Monotonic waits of one service that need not survive a restart: how long instances have been out
/// of the plan or unhealthy, and when a start may be tried again.
///
/// @param unrouted how long an instance that is to be stopped has been without requests
/// @param unhealthy how long an instance that ran has failed its health check
/// @param starts starts given since it was last well, and how long until the next
/// @param well instances that were seen healthy: one of these that is missing has drifted
/// @param drifted instances whose drift has been told and whose repair has not
public record Timers(
    Map<InstanceName, Duration> unrouted,
    Map<InstanceName, Duration> unhealthy,
    Map<InstanceName, Attempts> starts,
    Set<InstanceName> well,
    Set<InstanceName> drifted) {
  public static final Timers NONE = new Timers(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());

  /// So long must an instance be well before its starts are forgotten.
  static final Duration WELL = Duration.ofSeconds(60);

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  /// @param pause until the next start may be given
  /// @param well how long it has been healthy since the last
  public record Attempts(int count, Duration pause, Duration well) {}

  public Timers {
    unrouted = Map.copyOf(unrouted);
    unhealthy = Map.copyOf(unhealthy);
    starts = Map.copyOf(starts);
    well = Set.copyOf(well);
    drifted = Set.copyOf(drifted);
  }

  /// Whether nothing is waited for, so that time passing changes nothing.
  public boolean isIdle() {
    return unrouted.isEmpty() && unhealthy.isEmpty() && starts.isEmpty() && drifted.isEmpty();
  }

  /// Time has passed.
  ///
  /// @param leaving instances that are to be stopped and get no requests
  Timers advance(Duration elapsed, Iterable<Instance> seen, Set<InstanceName> leaving) {
    Map<InstanceName, Duration> out = new HashMap<>();
    leaving.forEach(
        name -> out.put(name, unrouted.getOrDefault(name, Duration.ZERO).plus(elapsed)));
    Map<InstanceName, Duration> bad = new HashMap<>();
    Map<InstanceName, Attempts> tries = new HashMap<>();
    starts.forEach((name, attempts) ->
        tries.put(
            name,
            new Attempts(attempts.count(), attempts.pause().minus(elapsed), attempts.well())));
    Set<InstanceName> healthy = new HashSet<>();
    for (Instance instance : seen) {
      InstanceName name = instance.name();
      if (instance.isHealthy()) {
        healthy.add(name);
      }
      if (instance.condition() instanceof Condition.Unhealthy) {
        bad.put(name, unhealthy.getOrDefault(name, Duration.ZERO).plus(elapsed));
      }
      if (instance.isHealthy() && tries.containsKey(name)) {
        Attempts attempts = tries.get(name);
        Duration well = attempts.well().plus(elapsed);
        if (well.compareTo(WELL) >= 0) {
          tries.remove(name);
        } else {
          tries.put(name, new Attempts(attempts.count(), attempts.pause(), well));
        }
      }
    }
    healthy.addAll(well);
    return new Timers(out, bad, tries, healthy, drifted);
  }

  /// Whether a start may be given now.
  boolean mayStart(InstanceName name) {
    Attempts attempts = starts.get(name);
    return attempts == null || attempts.pause().isNegative() || attempts.pause().isZero();
  }

  /// A start is given: the next one waits twice as long as this one did, at first half a second.
  Timers started(InstanceName name) {
    Attempts before = starts.get(name);
    int count = before == null ? 1 : before.count() + 1;
    Duration wait = Duration.ofMillis(500L << Math.min(count - 1, 10));
    Map<InstanceName, Attempts> next = new HashMap<>(starts);
    next.put(
        name,
        new Attempts(
            count, wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait, Duration.ZERO));
    return new Timers(unrouted, unhealthy, next, well, drifted);
  }

  Duration unroutedFor(InstanceName name) {
    return unrouted.getOrDefault(name, Duration.ZERO);
  }

  Duration unhealthyFor(InstanceName name) {
    return unhealthy.getOrDefault(name, Duration.ZERO);
  }

  /// An instance's drift was told.
  Timers drifted(InstanceName name) {
    Set<InstanceName> next = new HashSet<>(drifted);
    next.add(name);
    return new Timers(unrouted, unhealthy, starts, well, next);
  }

  /// Only these instances are of interest any more.
  Timers only(Set<InstanceName> wanted) {
    Set<InstanceName> keptWell = new HashSet<>(well);
    keptWell.retainAll(wanted);
    Set<InstanceName> keptDrifted = new HashSet<>(drifted);
    keptDrifted.retainAll(wanted);
    Map<InstanceName, Attempts> keptStarts = new HashMap<>(starts);
    keptStarts.keySet().retainAll(wanted);
    return new Timers(unrouted, unhealthy, keptStarts, keptWell, keptDrifted);
  }

  /// An instance's repair was told.
  Timers repaired(InstanceName name) {
    Set<InstanceName> next = new HashSet<>(drifted);
    next.remove(name);
    return new Timers(unrouted, unhealthy, starts, well, next);
  }
}
