package dev.slipway.reconciler.simulation;

import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Seen;
import dev.slipway.reconciler.router.Router.Routed;
import java.util.List;
import java.util.Map;

/// The newest true answers of target and router: what a reconciler without bugs is shown.
record Sight(
    Seen<Map<ServiceKey, List<Instance>>> instances, Seen<Map<ServiceKey, Routed>> routes) {
  static final Sight NOTHING = new Sight(Seen.notYet(), Seen.notYet());

  List<Instance> of(ServiceKey key) {
    return instances.newest().map(seen -> seen.getOrDefault(key, List.of())).orElse(List.of());
  }

  java.util.Optional<Routed> routed(ServiceKey key) {
    return routes.newest().map(seen -> seen.get(key));
  }

  Sight instances(Seen<Map<ServiceKey, List<Instance>>> next) {
    return new Sight(next, routes);
  }

  Sight routes(Seen<Map<ServiceKey, Routed>> next) {
    return new Sight(instances, next);
  }
}
