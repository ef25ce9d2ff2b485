package dev.slipway.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where an incident stands.
public sealed interface IncidentState {
  Incident incident();

  /// Nobody has it.
  ///
  /// @param next when the next step is called, or found to be missing; absent once all were called
  /// @param asked id of the person to whom it was handed and who has not acknowledged it
  record Open(Incident incident, Optional<Timer> next, Optional<String> asked)
      implements IncidentState {}

  /// Somebody has it.
  ///
  /// @param by id of that person
  /// @param lapses when they are no longer believed to have it; absent: never
  record Acknowledged(Incident incident, String by, Optional<Timer> lapses)
      implements IncidentState {}

  /// Nobody is called until then; afterwards it begins anew.
  record Silenced(Incident incident, String by, Timer until) implements IncidentState {}

  /// It is over.
  ///
  /// @param by absent when its source said so
  record Resolved(Incident incident, Optional<String> by, Instant at) implements IncidentState {}

  default IncidentId id() {
    return incident().opening().id();
  }

  default boolean isResolved() {
    return switch (this) {
      case Resolved _ -> true;
      case Open _, Acknowledged _, Silenced _ -> false;
    };
  }

  /// When it has to be told that time has passed; absent: nothing happens by itself.
  default Optional<Timer> timer() {
    return switch (this) {
      case Open open -> open.next();
      case Acknowledged acknowledged -> acknowledged.lapses();
      case Silenced silenced -> Optional.of(silenced.until());
      case Resolved _ -> Optional.empty();
    };
  }

  /// From its opening until somebody had it for the first time.
  default Optional<Duration> timeToAcknowledge() {
    return incident().acknowledged().map(this::sinceOpening);
  }

  /// From its opening until it was over; absent as long as it is not.
  default Optional<Duration> timeToResolve() {
    return this instanceof Resolved(_, _, Instant at)
        ? Optional.of(sinceOpening(at))
        : Optional.empty();
  }

  /// A clock that was put back makes no time negative.
  private Duration sinceOpening(Instant at) {
    Duration took = Duration.between(incident().opening().at(), at);
    return took.isNegative() ? Duration.ZERO : took;
  }

  /// The same state of an incident of which something else is known.
  default IncidentState of(Incident other) {
    return switch (this) {
      case Open(_, Optional<Timer> next, Optional<String> asked) -> new Open(other, next, asked);
      case Acknowledged(_, String by, Optional<Timer> lapses) ->
          new Acknowledged(other, by, lapses);
      case Silenced(_, String by, Timer until) -> new Silenced(other, by, until);
      case Resolved(_, Optional<String> by, Instant at) -> new Resolved(other, by, at);
    };
  }
}
