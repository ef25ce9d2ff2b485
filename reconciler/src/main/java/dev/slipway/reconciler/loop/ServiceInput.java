package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.planning.InPlace;
import dev.slipway.reconciler.planning.Scene;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.router.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one pass sees of one service.
///
/// @param desired empty when Git does not speak of it, or was never read
/// @param rules of its environment, without its services
/// @param leftGit how many services of the environment have left Git
record ServiceInput(
    ServiceKey key,
    World world,
    Optional<DesiredService> desired,
    Optional<EnvironmentDefinition> rules,
    long leftGit,
    List<Instance> instances,
    Optional<Router.Routed> routed,
    List<Note> notes) {

  /// Whether target and router have answered at least once: before that, nothing is known well
  /// enough to act.
  boolean isKnown() {
    return world.instances().newest().isPresent() && world.routes().newest().isPresent();
  }

  Optional<String> targetDown() {
    return world.instances().down();
  }

  Optional<String> routerDown() {
    return world.routes().down();
  }

  Scene scene(InPlace inPlace) {
    Map<ReleaseHash, Answers> answers = routed.map(Router.Routed::answers).orElse(Map.of());
    return new Scene(
        inPlace.replicas(),
        inPlace.route(),
        inPlace.sticky(),
        instances,
        routed.map(Router.Routed::plan),
        answers,
        targetDown(),
        routerDown());
  }

  /// What is in place: Git's newest word, else what is recorded.
  InPlace inPlace(ServiceRecord record) {
    return desired
        .map(InPlace::of)
        .or(record::inPlace)
        .orElse(new InPlace(0, new Route(Optional.empty(), java.util.OptionalInt.empty()), false));
  }

  Optional<ServiceMemory.Quiet> snapshot() {
    if (desired.isEmpty() || rules.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceMemory.Quiet(
            desired.get(),
            rules.get(),
            world.fingerprints(),
            instances,
            routed.map(Router.Routed::plan),
            targetDown().isPresent() || routerDown().isPresent()));
  }

  /// Whether the last pass found nothing to do and nothing has changed since.
  boolean isQuiet(ServiceRecord record, ServiceMemory memory) {
    if (!notes.isEmpty()
        || record.running().isPresent()
        || record.writeBack().isPresent()
        || !record.blocks().isEmpty()
        || memory.quiet().isEmpty()) {
      return false;
    }
    return snapshot().map(now -> memory.quiet().get().is(now)).orElse(false);
  }
}
