package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.router.Router;
import java.util.Optional;

/// A service runs of which the journal knows nothing: what the router serves is taken for the
/// serving release, and nothing is started, stopped or steered before a person agrees.
final class Adoption {
  private Adoption() {}

  static boolean applies(ServiceRecord record, ServiceInput input) {
    return isUntouched(record) && (!input.instances().isEmpty() || input.routed().isPresent());
  }

  /// Nothing was ever done. Blocks, pins and rejections may have been recorded: they only need Git,
  /// which may answer before target and router do.
  private static boolean isUntouched(ServiceRecord record) {
    return record.inPlace().isEmpty()
        && record.serving().isEmpty()
        && record.running().isEmpty()
        && record.route().isEmpty();
  }

  static ServiceRecord adopt(ServiceRecord record, ServiceInput input) {
    Optional<Serving> serving =
        served(input).flatMap(input.world().releases()).map(release -> serving(release, input));
    return record
        .edit()
        .serving(serving)
        .inPlace(Optional.of(input.inPlace(record)))
        .route(input.routed().map(Router.Routed::plan))
        .adopted(true)
        .done();
  }

  private static Serving serving(Release release, ServiceInput input) {
    return new Serving(
        release,
        new Keys(release.version(), Optional.of(release.digest())),
        "",
        false,
        input.world().now());
  }

  /// What most users reach; without a router, what runs.
  private static Optional<ReleaseHash> served(ServiceInput input) {
    Optional<RoutePlan> plan = input.routed().map(Router.Routed::plan);
    if (plan.isPresent()) {
      Optional<RoutePlan.Split> split = plan.get().split();
      boolean most = split.isPresent() && split.get().weight().percent() > 50;
      return Optional.of(most ? split.get().candidate().release() : plan.get().primary().release());
    }
    return input.instances().stream()
        .filter(Instance::isHealthy)
        .map(Instance::release)
        .findFirst()
        .or(() -> input.instances().stream().map(Instance::release).findFirst());
  }
}
