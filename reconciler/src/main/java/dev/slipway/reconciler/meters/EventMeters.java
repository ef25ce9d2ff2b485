package dev.slipway.reconciler.meters;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.EntryListener;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Counts what the journal has recorded since the start. What a rollout's earlier life recorded is
/// not counted again.
final class EventMeters implements EntryListener {
  private final MeterRegistry registry;
  private final Map<RolloutId, Instant> reverting = new ConcurrentHashMap<>();

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
      case ServiceEvent.RolloutStarted(Rollout rollout) ->
          count("slipway.rollouts.started", service(key).and("strategy", strategy(rollout)));
      case ServiceEvent.Rolled(RolloutId id, RolloutEvent.RevertStarted _) -> {
        reverting.put(id, entry.at());
        rollout(id, entry)
            .ifPresent(
                rollout -> time("slipway.rollout.detection", key, rollout.startedAt(), entry.at()));
      }
      case ServiceEvent.Rolled(RolloutId id, RolloutEvent.Ended(RolloutState.Ended end)) ->
          rollout(id, entry).ifPresent(rollout -> ended(key, rollout, end, entry.at()));
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

  private void ended(ServiceKey key, Rollout rollout, RolloutState.Ended end, Instant at) {
    count(
        "slipway.rollouts",
        service(key).and("strategy", strategy(rollout)).and("outcome", outcome(end)));
    time("slipway.rollout.duration", key, rollout.startedAt(), at);
    Optional.ofNullable(reverting.remove(rollout.id()))
        .ifPresent(since -> time("slipway.rollback.duration", key, since, at));
  }

  private static Optional<Rollout> rollout(RolloutId id, Journal.Entry entry) {
    Stream<Rollout> ended = entry.rollouts().stream().map(history -> history.running().rollout());
    Stream<Rollout> running =
        entry.records().stream()
            .map(ServiceRecord::running)
            .flatMap(Optional::stream)
            .map(now -> now.rollout());
    return Stream.concat(ended, running).filter(rollout -> rollout.id().equals(id)).findFirst();
  }

  private void count(String name, Tags tags) {
    registry.counter(name, tags).increment();
  }

  private void time(String name, ServiceKey key, Instant from, Instant to) {
    Duration taken = Duration.between(from, to);
    Timer.builder(name)
        .tags(service(key))
        .register(registry)
        .record(taken.isNegative() ? Duration.ZERO : taken);
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
