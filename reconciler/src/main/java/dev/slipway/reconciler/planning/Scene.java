package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wanted in place and what is seen of one service.
///
/// @param replicas wanted now
/// @param route wanted now
/// @param instances the target's newest answer
/// @param routed the router's newest answer: its plan
/// @param answers the router's newest answer: its counts
/// @param targetDown why, while the target cannot be asked
/// @param routerDown why, while the router cannot be asked
public record Scene(
    int replicas,
    Route route,
    boolean sticky,
    List<Instance> instances,
    Optional<RoutePlan> routed,
    Map<ReleaseHash, Answers> answers,
    Optional<String> targetDown,
    Optional<String> routerDown) {
  public Scene {
    instances = List.copyOf(instances);
    answers = Map.copyOf(answers);
  }

  List<Instance> of(ReleaseHash release) {
    return instances.stream().filter(instance -> instance.release().equals(release)).toList();
  }

  Answers answersOf(ReleaseHash release) {
    Answers seen = answers.get(release);
    return seen == null ? Answers.NONE : seen;
  }
}
