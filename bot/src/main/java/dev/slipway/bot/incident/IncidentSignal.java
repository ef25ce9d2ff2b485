package dev.slipway.bot.incident;

import java.time.Duration;
import java.util.Optional;

/// What an incident is told. Whoever calls people needs to know who is on call at that moment.
public sealed interface IncidentSignal {
  /// What opened it was seen once more.
  record Fired(Duty duty) implements IncidentSignal {}

  /// Its source says that it is over.
  record SourceResolved() implements IncidentSignal {}

  /// Time has passed: is anything due?
  record Due(Duty duty) implements IncidentSignal {}

  /// That person has it.
  record Acknowledge(String by) implements IncidentSignal {}

  /// The next step now.
  record Escalate(String by, Duty duty) implements IncidentSignal {}

  /// @param length at most [IncidentMachine#LONGEST_SILENCE]
  record Silence(String by, Duration length) implements IncidentSignal {}

  /// @param to id of the person who shall have it
  record Reassign(String by, String to, Duty duty) implements IncidentSignal {}

  record Connect(String by, Link link) implements IncidentSignal {}

  /// @param message of which the text is, so that it counts once; absent for typed text
  record Note(String by, String text, Optional<String> message) implements IncidentSignal {}

  record Resolve(String by) implements IncidentSignal {}

  record Reopen(String by, Duty duty) implements IncidentSignal {}
}
