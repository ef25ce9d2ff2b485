package dev.slipway.bot.request;

import java.util.List;
import java.util.Optional;

/// What follows from a signal.
///
/// @param events in order; recorded together with `next`
/// @param refusal why it has no effect, for the person who did it
public record Transition(RequestState next, List<RequestEvent> events, Optional<Refusal> refusal) {
  public Transition {
    events = List.copyOf(events);
  }

  static Transition to(RequestState next, RequestEvent... events) {
    return new Transition(next, List.of(events), Optional.empty());
  }

  static Transition stay(RequestState same) {
    return to(same);
  }

  static Transition refuse(RequestState same, Refusal refusal) {
    return new Transition(same, List.of(), Optional.of(refusal));
  }
}
