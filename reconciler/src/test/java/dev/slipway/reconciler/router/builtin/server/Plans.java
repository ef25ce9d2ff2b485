package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Plans for tests: service `web` in `dev` at host `127.0.0.1`.
final class Plans {
  static final ServiceKey WEB = new ServiceKey("dev", "web");
  static final ReleaseHash V1 = new ReleaseHash("1".repeat(64));
  static final ReleaseHash V2 = new ReleaseHash("2".repeat(64));
  static final Route HERE = new Route(Optional.of("127.0.0.1"), OptionalInt.empty());
  static final Route DEFAULT = new Route(Optional.empty(), OptionalInt.empty());

  private Plans() {}

  static RoutePlan alone(Route route, Endpoint... endpoints) {
    return new RoutePlan(WEB, 1, route, new Pool(V1, List.of(endpoints)), Optional.empty(), false);
  }

  static RoutePlan canary(long generation, int percent, Endpoint primary, Endpoint candidate) {
    return new RoutePlan(
        WEB,
        generation,
        HERE,
        new Pool(V1, List.of(primary)),
        Optional.of(
            new RoutePlan.Split(new Pool(V2, List.of(candidate)), new Weight(percent), true)),
        false);
  }

  static RoutePlan sticky(RoutePlan plan) {
    return new RoutePlan(
        plan.key(), plan.generation(), plan.route(), plan.primary(), plan.split(), true);
  }
}
