package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.List;
import java.util.Optional;

/// What a rollout's state asks for beside instances and traffic: checks and hooks.
final class Duties {
  private Duties() {}

  static Optional<Effect> of(Running running, Scene scene) {
    Rollout rollout = running.rollout();
    return switch (running.state()) {
      case RolloutState.BeforeHooks(int next) ->
          Optional.of(hook(rollout, rollout.hooks().beforeRollout().get(next)));
      case RolloutState.AfterHooks after ->
          Optional.of(hook(rollout, rollout.hooks().afterRollout().get(after.next())));
      case RolloutState.Checking(_, boolean passed) when !passed ->
          Optional.of(checks(rollout, scene, false));
      case RolloutState.Confirming _ -> Optional.of(checks(rollout, scene, true));
      default -> Optional.empty();
    };
  }

  private static Effect hook(Rollout rollout, String name) {
    Optional<Version> baseline = rollout.baseline().map(Release::version);
    return new Effect.RunHook(
        rollout.key(), rollout.id(), name, baseline, rollout.candidate().version());
  }

  private static Effect checks(Rollout rollout, Scene scene, boolean afterSwitch) {
    List<Endpoint> endpoints =
        scene.of(rollout.candidate().hash()).stream()
            .filter(Instance::isHealthy)
            .flatMap(instance -> instance.endpoint().stream())
            .toList();
    return new Effect.RunChecks(
        rollout.key(), rollout.id(), afterSwitch, rollout.strategy().checks(), endpoints);
  }
}
