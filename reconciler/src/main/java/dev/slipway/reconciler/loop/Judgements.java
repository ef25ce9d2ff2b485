package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.analysis.Judgement;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.planning.InPlace;
import dev.slipway.reconciler.planning.Looks;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.Scene;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.Outlook;
import dev.slipway.reconciler.router.Router;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the analysis says of a running rollout now: the recorded evidence beside the newest counts.
/// Nothing of it is kept; the next pass judges by itself.
public final class Judgements {
  private Judgements() {}

  /// Empty while users cannot reach the candidate.
  public static Optional<Judgement> now(ReconcileLoop loop, ServiceRecord record) {
    Optional<InPlace> inPlace = record.inPlace();
    if (record.running().isEmpty() || inPlace.isEmpty()) {
      return Optional.empty();
    }
    Running running = record.running().get();
    Scene scene = scene(loop, record.key(), inPlace.get());
    return Outlook.of(
        running.rollout(),
        running.state(),
        Looks.of(running, scene, record.route(), Duration.ZERO, Optional.empty(), Map.of()));
  }

  private static Scene scene(ReconcileLoop loop, ServiceKey key, InPlace inPlace) {
    var instances = loop.instances();
    var routes = loop.routes();
    Optional<Router.Routed> routed = routes.newest().map(seen -> seen.get(key));
    return new Scene(
        inPlace.replicas(),
        inPlace.route(),
        inPlace.sticky(),
        instances.newest().map(seen -> seen.getOrDefault(key, List.of())).orElse(List.of()),
        routed.map(Router.Routed::plan),
        routed.map(Router.Routed::answers).orElse(Map.of()),
        instances.down(),
        routes.down());
  }
}
