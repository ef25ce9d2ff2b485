package dev.slipway.bot.command;

import dev.slipway.bot.incident.Link;
import java.time.Duration;

/// What people do about an incident.
public sealed interface IncidentOrder {
  /// `ack`: I have it.
  record Acknowledge() implements IncidentOrder {}

  /// `escalate`: the next are called now.
  record Escalate() implements IncidentOrder {}

  /// `silence 1h`: nobody is called for so long.
  ///
  /// @param length whole minutes, at least one
  record Silence(Duration length) implements IncidentOrder {}

  /// `assign @PERSON`.
  ///
  /// @param person a member id, or an id of `slipway.yaml`
  record Assign(String person) implements IncidentOrder {}

  /// `link URL` or `link ID`.
  record Connect(Link link) implements IncidentOrder {}

  /// `note TEXT`: into the timeline.
  ///
  /// @param text one line of 1 to 1,000 characters
  record Note(String text) implements IncidentOrder {}

  /// `resolve`: it is over.
  record Resolve() implements IncidentOrder {}

  /// `reopen`: it is not.
  record Reopen() implements IncidentOrder {}

  /// `postmortem`: what is written down once it is over.
  record WriteDown() implements IncidentOrder {}
}
