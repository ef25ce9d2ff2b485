package dev.slipway.reconciler.http;

import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.EntryListener;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.Stages;
import io.micronaut.context.annotation.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Since when a rollout is where it is, and what drifted when: seen as it is recorded. What began
/// in an earlier life of the reconciler is not known.
@Context
final class Ages implements EntryListener {
  private final Map<ServiceKey, Stage> stages = new ConcurrentHashMap<>();
  private final Map<ServiceKey, Map<InstanceName, Drift>> drifts = new ConcurrentHashMap<>();

  private record Stage(Running running, Optional<Instant> since) {
    boolean is(Running other) {
      return running.rollout().id().equals(other.rollout().id())
          && Stages.same(running.state(), other.state());
    }
  }

  record Drift(String what, Instant since) {}

  Ages(Reconciler reconciler) {
    reconciler.facts().listen(this);
  }

  @Override
  public void recorded(Journal.Entry entry, long position) {
    entry.records().forEach(record -> enter(record, entry.at()));
    entry.events().forEach(told -> note(told, entry.at()));
  }

  private void enter(ServiceRecord record, Instant at) {
    if (record.running().isEmpty()) {
      stages.remove(record.key());
      return;
    }
    Running running = record.running().get();
    stages.compute(
        record.key(),
        (_, known) -> {
          if (known != null && known.is(running)) {
            return known;
          }
          boolean earlier = known == null && running.rollout().startedAt().isBefore(at);
          return new Stage(running, earlier ? Optional.empty() : Optional.of(at));
        });
  }

  private void note(Journal.Told told, Instant at) {
    switch (told.event()) {
      case ServiceEvent.DriftFound(InstanceName instance, String what) ->
          drifts
              .computeIfAbsent(told.key(), _ -> new ConcurrentHashMap<>())
              .put(instance, new Drift(what, at));
      case ServiceEvent.DriftRepaired(InstanceName instance) -> drift(told.key()).remove(instance);
      case ServiceEvent.RolloutStarted _, ServiceEvent.ServiceRemoved _ ->
          drifts.remove(told.key());
      default -> {}
    }
  }

  private Map<InstanceName, Drift> drift(ServiceKey key) {
    return drifts.getOrDefault(key, new ConcurrentHashMap<>());
  }

  /// When the rollout came to its stage.
  Optional<Instant> since(RolloutId rollout, ServiceKey key) {
    return Optional.ofNullable(stages.get(key))
        .filter(stage -> stage.running().rollout().id().equals(rollout))
        .flatMap(Stage::since);
  }

  /// What has drifted and was not repaired.
  Map<InstanceName, Drift> drifted(ServiceKey key) {
    return Map.copyOf(drift(key));
  }
}
