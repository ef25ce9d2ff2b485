package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts what is wanted and missing, starts again what has ended, and ends what has been unhealthy
/// for too long so that it is started again. Tells the drift of what serves, and its repair.
final class Starts {
  private final Scene scene;
  private final Upkeep.Demand demand;
  private final List<Effect> effects;
  private final List<ServiceEvent> events;
  private Timers timers;

  /// @param effects what is to be done is added here
  /// @param events what is to be told is added here
  Starts(
      Scene scene,
      Upkeep.Demand demand,
      Timers timers,
      List<Effect> effects,
      List<ServiceEvent> events) {
    this.scene = scene;
    this.demand = demand;
    this.timers = timers;
    this.effects = effects;
    this.events = events;
  }

  /// The timers after the starts that were given.
  Timers derive() {
    Map<InstanceName, Instance> seen = new HashMap<>();
    scene.instances().forEach(instance -> seen.put(instance.name(), instance));
    Map<InstanceName, Effect.Start> wanted = new HashMap<>();
    for (Effect.Start start : demand.starts()) {
      wanted.put(start.name(), start);
      Instance instance = seen.get(start.name());
      if (instance == null) {
        missing(start, "it is gone", timers.well().contains(start.name()));
      } else {
        found(start, instance);
      }
    }
    timers = timers.only(wanted.keySet());
    return timers;
  }

  private void found(Effect.Start start, Instance instance) {
    switch (instance.condition()) {
      case Condition.Starting() -> {}
      case Condition.Healthy() -> {
        if (timers.drifted().contains(start.name())) {
          events.add(new ServiceEvent.DriftRepaired(start.name()));
          timers = timers.repaired(start.name());
        }
      }
      case Condition.Exited(int _, String reason) -> missing(start, reason, true);
      case Condition.Unhealthy(String reason, boolean _) -> unhealthy(start, reason);
    }
  }

  private void missing(Effect.Start start, String what, boolean isDrift) {
    if (!timers.mayStart(start.name())) {
      return;
    }
    if (isDrift) {
      drift(start, what);
    }
    effects.add(start);
    timers = timers.started(start.name());
  }

  private void unhealthy(Effect.Start start, String reason) {
    boolean tooLong =
        timers.unhealthyFor(start.name()).compareTo(Upkeep.patience(start.release())) >= 0;
    if (tooLong && timers.mayStart(start.name())) {
      drift(start, reason);
      effects.add(new Effect.Stop(start.key(), start.name()));
    }
  }

  private void drift(Effect.Start start, String what) {
    if (demand.isBaseline(start.release()) && !timers.drifted().contains(start.name())) {
      events.add(new ServiceEvent.DriftFound(start.name(), what));
      timers = timers.drifted(start.name());
    }
  }
}
