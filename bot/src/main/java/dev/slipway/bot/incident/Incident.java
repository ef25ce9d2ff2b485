package dev.slipway.bot.incident;

import dev.slipway.environments.language.Escalation;
import java.time.Instant;
import java.util.Optional;

/// What is known of an incident in each of its states.
///
/// @param acknowledged when somebody had it for the first time
public record Incident(
    Opening opening,
    Calling calling,
    Firings firings,
    Optional<Instant> acknowledged,
    Timeline timeline) {
  static Incident of(Opening opening, Optional<Escalation> escalation) {
    return new Incident(
        opening,
        Calling.of(escalation),
        new Firings(1, opening.at()),
        Optional.empty(),
        Timeline.EMPTY);
  }

  Incident calling(Calling other) {
    return new Incident(opening, other, firings, acknowledged, timeline);
  }

  Incident firedAgain(Instant now) {
    return new Incident(opening, calling, firings.again(now), acknowledged, timeline);
  }

  Incident acknowledgedAt(Instant now) {
    return new Incident(
        opening, calling, firings, acknowledged.or(() -> Optional.of(now)), timeline);
  }

  Incident with(IncidentEvent what, Instant at) {
    return new Incident(opening, calling, firings, acknowledged, timeline.with(what, at));
  }
}
