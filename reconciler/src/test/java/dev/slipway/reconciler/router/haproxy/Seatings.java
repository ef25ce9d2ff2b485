package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.WEB;

import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Plans for pure tests: `dev/web` at its default host.
final class Seatings {
  static final ReleaseHash V1 = HaproxyFixture.V1;
  static final ReleaseHash V2 = HaproxyFixture.V2;
  static final ReleaseHash V3 = HaproxyFixture.V3;
  static final Endpoint ONE = new Endpoint("10.0.0.1", 3000);
  static final Endpoint TWO = new Endpoint("10.0.0.2", 3000);

  private Seatings() {}

  static RoutePlan alone(ReleaseHash release, Endpoint... endpoints) {
    return new RoutePlan(
        WEB, 1, route(), new Pool(release, List.of(endpoints)), Optional.empty(), false);
  }

  static RoutePlan canary(int percent, ReleaseHash primary, ReleaseHash candidate) {
    RoutePlan.Split split =
        new RoutePlan.Split(new Pool(candidate, List.of(TWO)), new Weight(percent), true);
    return new RoutePlan(
        WEB, 2, route(), new Pool(primary, List.of(ONE)), Optional.of(split), false);
  }

  private static Route route() {
    return new Route(Optional.empty(), OptionalInt.empty());
  }
}
