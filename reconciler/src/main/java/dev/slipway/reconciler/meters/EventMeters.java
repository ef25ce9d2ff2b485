package dev.slipway.reconciler.meters;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.EntryListener;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what the journal has recorded since the start. What a rollout's earlier life recorded is
/// not counted again.
///
/// All that can happen to a service stands at zero before it happens: to Prometheus an increase
/// from nothing is none, and the first alarm would be lost.
final class EventMeters implements EntryListener {
  private static final List<String> COUNTED =
      List.of(
          "slipway.rejections",
          "slipway.drift.found",
          "slipway.drift.repaired",
          "slipway.person.needed");
  private static final List<String> TIMED =
      List.of("slipway.rollout.duration", "slipway.rollout.detection", "slipway.rollback.duration");
  private static final List<String> WRITTEN = List.of("written", "skipped");
  private static final List<String> OUTCOMES =
      List.of("proven", "completed", "rolled-back", "failed", "superseded");

  private final MeterRegistry registry;
  private final Map<RolloutId, Instant> reverting = new ConcurrentHashMap<>();
  private final Set<ServiceKey> known = ConcurrentHashMap.newKeySet();

  EventMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void recorded(Journal.Entry entry, long position) {
    for (Journal.Told told : entry.events()) {
      count(told.key(), told.event(), entry);
    }
  }

  private void count(ServiceKey key, ServiceEvent event, Journal.Entry entry) {
    switch (event) {
      case ServiceEvent.RolloutStarted(Rollout rollout) -> started(key, strategy(rollout));
      case ServiceEvent.Rolled(RolloutId id, RolloutEvent.RevertStarted _) -> {
        reverting.put(id, entry.at());
        entry
            .rollout(id)
            .ifPresent(
                rollout -> time("slipway.rollout.detection", key, rollout.startedAt(), entry.at()));
      }
      case ServiceEvent.Rolled(RolloutId id, RolloutEvent.Ended(RolloutState.Ended end)) ->
          entry.rollout(id).ifPresent(rollout -> ended(key, rollout, end, entry.at()));
      case ServiceEvent.ReleaseRejected _ -> count("slipway.rejections", service(key));
      case ServiceEvent.DriftFound _ -> count("slipway.drift.found", service(key));
      case ServiceEvent.DriftRepaired _ -> count("slipway.drift.repaired", service(key));
      case ServiceEvent.WriteBackWritten _ ->
          count("slipway.write.backs", service(key).and("outcome", "written"));
      case ServiceEvent.WriteBackSkipped _ ->
          count("slipway.write.backs", service(key).and("outcome", "skipped"));
      case ServiceEvent.OperationAccepted(String operation, _, _) ->
          count("slipway.operations", service(key).and("operation", operation));
      case ServiceEvent.PersonNeeded _ -> count("slipway.person.needed", service(key));
      case ServiceEvent.Rolled _,
          ServiceEvent.ReleaseProven _,
          ServiceEvent.BlockRaised _,
          ServiceEvent.BlockCleared _,
          ServiceEvent.ReleaseAdopted _,
          ServiceEvent.VersionPinned _,
          ServiceEvent.RequestsSettled _,
          ServiceEvent.ServiceRemoved _ -> {}
    }
  }

  /// There is such a service.
  void know(ServiceKey key) {
    if (known.add(key)) {
      COUNTED.forEach(name -> registry.counter(name, service(key)));
      TIMED.forEach(name -> timer(name, key));
      WRITTEN.forEach(
          outcome -> registry.counter("slipway.write.backs", service(key).and("outcome", outcome)));
    }
  }

  private void started(ServiceKey key, String strategy) {
    know(key);
    Tags tags = service(key).and("strategy", strategy);
    count("slipway.rollouts.started", tags);
    OUTCOMES.forEach(outcome -> registry.counter("slipway.rollouts", tags.and("outcome", outcome)));
  }

  private void ended(ServiceKey key, Rollout rollout, RolloutState.Ended end, Instant at) {
    count(
        "slipway.rollouts",
        service(key).and("strategy", strategy(rollout)).and("outcome", outcome(end)));
    time("slipway.rollout.duration", key, rollout.startedAt(), at);
    Optional.ofNullable(reverting.remove(rollout.id()))
        .ifPresent(since -> time("slipway.rollback.duration", key, since, at));
  }

  private void count(String name, Tags tags) {
    registry.counter(name, tags).increment();
  }

  private void time(String name, ServiceKey key, Instant from, Instant to) {
    Duration taken = Duration.between(from, to);
    timer(name, key).record(taken.isNegative() ? Duration.ZERO : taken);
  }

  private Timer timer(String name, ServiceKey key) {
    return registry.timer(name, service(key));
  }

  private static Tags service(ServiceKey key) {
    return Tags.of("environment", key.environment(), "service", key.service());
  }

  private static String strategy(Rollout rollout) {
    return word(rollout.strategy().kind());
  }

  private static String outcome(RolloutState.Ended end) {
    return switch (end) {
      case RolloutState.Completed(boolean proven) -> proven ? "proven" : "completed";
      case RolloutState.RolledBack _ -> "rolled-back";
      case RolloutState.Failed _ -> "failed";
      case RolloutState.Superseded _ -> "superseded";
    };
  }

  static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
