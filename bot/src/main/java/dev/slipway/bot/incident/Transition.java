package dev.slipway.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What follows from a signal.
///
/// @param events in order; recorded together with `next`
/// @param calls recorded together with `next`, sent after that
/// @param refusal why it has no effect, for the person who did it
public record Transition(
    IncidentState next, List<IncidentEvent> events, List<Call> calls, Optional<Refusal> refusal) {
  public Transition {
    events = List.copyOf(events);
    calls = List.copyOf(calls);
  }

  static Transition to(IncidentState next, IncidentEvent... events) {
    return new Transition(next, List.of(events), List.of(), Optional.empty());
  }

  static Transition refuse(IncidentState same, Refusal refusal) {
    return new Transition(same, List.of(), List.of(), Optional.of(refusal));
  }

  /// And calls somebody.
  Transition with(Call call) {
    return new Transition(
        next, events, Stream.concat(calls.stream(), Stream.of(call)).toList(), refusal);
  }

  /// Something else happened before it.
  Transition after(IncidentEvent first) {
    return new Transition(
        next, Stream.concat(Stream.of(first), events.stream()).toList(), calls, refusal);
  }

  /// With its events in the timeline.
  Transition inTimeline(Instant now) {
    Incident incident = next.incident();
    for (IncidentEvent event : events) {
      if (!(event instanceof IncidentEvent.FiredAgain)) {
        incident = incident.with(event, now);
      }
    }
    return new Transition(next.of(incident), events, calls, refusal);
  }
}
