package dev.slipway.reconciler.http;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds what a path names, or refuses with 404.
@Singleton
final class Directory {
  private final Reconciler reconciler;

  Directory(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  /// All environments, in promotion order, then by name.
  List<ReconcileLoop> environments() {
    Map<String, EnvironmentDefinition> rules = rules();
    return reconciler.loops().values().stream()
        .sorted(
            Comparator.comparingInt((ReconcileLoop loop) -> rank(loop.environment(), rules))
                .thenComparing(ReconcileLoop::environment))
        .toList();
  }

  /// How many environments come before it.
  private static int rank(String environment, Map<String, EnvironmentDefinition> rules) {
    Set<String> before = new HashSet<>();
    Optional<String> next = Optional.of(environment);
    while (next.isPresent() && before.add(next.get())) {
      next =
          Optional.ofNullable(rules.get(next.get()))
              .flatMap(EnvironmentDefinition::promotesFrom)
              .map(promotion -> promotion.environment());
    }
    return before.size();
  }

  Map<String, EnvironmentDefinition> rules() {
    return reconciler.desired().newest().map(DesiredState::rules).orElse(Map.of());
  }

  ReconcileLoop environment(String environment) {
    return reconciler
        .loop(environment)
        .orElseThrow(() ->
            Refusal.notFound(
                "no-environment",
                "there is no environment %s; there are: %s"
                    .formatted(environment, String.join(", ", reconciler.loops().keySet()))));
  }

  /// The services of an environment: those that are wanted and those that are remembered.
  List<ServiceKey> services(ReconcileLoop loop) {
    SortedSet<ServiceKey> keys = new TreeSet<>(loop.records().keySet());
    reconciler
        .desired()
        .newest()
        .ifPresent(state ->
            state
                .services(loop.environment())
                .keySet()
                .forEach(service -> keys.add(new ServiceKey(loop.environment(), service))));
    return List.copyOf(keys);
  }

  ServiceKey service(ReconcileLoop loop, String service) {
    ServiceKey key = new ServiceKey(loop.environment(), service);
    if (loop.records().containsKey(key) || desired(key).isPresent()) {
      return key;
    }
    throw Refusal.notFound(
        "no-service", "there is no service %s in %s".formatted(service, loop.environment()));
  }

  Optional<DesiredService> desired(ServiceKey key) {
    return reconciler
        .desired()
        .newest()
        .map(state -> state.services(key.environment()))
        .map(services -> services.get(key.service()));
  }

  /// How a service is to run, or else how it does.
  Optional<RunSpec> spec(ServiceKey key) {
    return desired(key)
        .map(wanted -> RunSpec.of(wanted.service()))
        .or(() ->
            record(environment(key.environment()), key)
                .serving()
                .map(serving -> serving.release().spec()));
  }

  ServiceRecord record(ReconcileLoop loop, ServiceKey key) {
    return loop.records().getOrDefault(key, ServiceRecord.unknown(key));
  }

  Journal.History rollout(String id) {
    return reconciler
        .journal()
        .rollout(new RolloutId(id))
        .orElseThrow(() -> Refusal.notFound("no-rollout", "there is no rollout " + id));
  }

  /// Newest first.
  List<Journal.History> rollouts(ServiceKey key, int limit) {
    return reconciler.journal().rollouts(key, limit);
  }

  /// Where a service is known.
  List<ServiceKey> placements(String service) {
    List<ServiceKey> keys = new ArrayList<>();
    for (ReconcileLoop loop : environments()) {
      services(loop).stream().filter(key -> key.service().equals(service)).forEach(keys::add);
    }
    if (keys.isEmpty()) {
      throw Refusal.notFound("no-service", "there is no service " + service);
    }
    return keys;
  }
}
