package dev.slipway.reconciler.trace;

import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.Journal.Recorded;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.telemetry.span.Span;
import dev.slipway.telemetry.span.SpanSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The journal's events as spans of rollouts. Of a rollout whose beginning was not read nothing is
/// told.
public final class RolloutSpans implements SpanSource {
  private final Journal journal;
  private Map<RolloutId, RolloutTrace> running = Map.of();

  public RolloutSpans(Journal journal) {
    this.journal = journal;
  }

  @Override
  public long newest() {
    return journal.newest();
  }

  /// What runs is replaced at the end, so that a reading that fails leaves it as it was.
  @Override
  public Page read(long after, int limit) {
    Map<RolloutId, RolloutTrace> next = new LinkedHashMap<>(running);
    List<Span> spans = new ArrayList<>();
    long through = after;
    for (Recorded recorded : journal.events(after, limit)) {
      spans.addAll(take(recorded, next));
      through = recorded.position();
    }
    running = next;
    return new Page(spans, through, resume(through));
  }

  private long resume(long through) {
    return running.values().stream().mapToLong(trace -> trace.position() - 1).min().orElse(through);
  }

  private List<Span> take(Recorded recorded, Map<RolloutId, RolloutTrace> traces) {
    return switch (recorded.event()) {
      case ServiceEvent.RolloutStarted(var rollout) -> {
        traces.put(rollout.id(), RolloutTrace.begin(recorded.position(), rollout));
        yield List.of();
      }
      case ServiceEvent.Rolled(RolloutId id, RolloutEvent event) ->
          Optional.ofNullable(traces.get(id))
              .map(trace -> take(trace, event, recorded.at(), traces))
              .orElse(List.of());
      case ServiceEvent.WriteBackWritten(RolloutId id, _) ->
          writtenBack(id, recorded.at(), "written");
      case ServiceEvent.WriteBackSkipped(RolloutId id, _) ->
          writtenBack(id, recorded.at(), "skipped");
      case ServiceEvent.ReleaseProven _,
          ServiceEvent.ReleaseRejected _,
          ServiceEvent.BlockRaised _,
          ServiceEvent.BlockCleared _,
          ServiceEvent.DriftFound _,
          ServiceEvent.DriftRepaired _,
          ServiceEvent.ReleaseAdopted _,
          ServiceEvent.VersionPinned _,
          ServiceEvent.OperationAccepted _,
          ServiceEvent.RequestsSettled _,
          ServiceEvent.PersonNeeded _,
          ServiceEvent.ServiceRemoved _ ->
          List.of();
    };
  }

  private static List<Span> take(
      RolloutTrace trace, RolloutEvent event, Instant at, Map<RolloutId, RolloutTrace> traces) {
    if (event instanceof RolloutEvent.Ended(var end)) {
      traces.remove(trace.rollout().id());
      return trace.end(end, at);
    }
    RolloutTrace.Next next = trace.on(event, at);
    traces.put(trace.rollout().id(), next.trace());
    return next.ended();
  }

  /// It follows the end of its rollout, which may have been told long ago.
  private List<Span> writtenBack(RolloutId id, Instant at, String outcome) {
    return journal.rollout(id).stream()
        .flatMap(history ->
            history.ended().stream()
                .map(ended ->
                    RolloutTrace.writeBack(history.running().rollout(), ended, at, outcome)))
        .toList();
  }
}
