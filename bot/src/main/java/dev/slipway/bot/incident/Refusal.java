package dev.slipway.bot.incident;

/// Why what a person did has no effect on an incident.
public enum Refusal {
  /// it is over; who thinks otherwise opens it again
  RESOLVED,
  NOT_RESOLVED,
  /// they have it already, for as long as it lasts
  ACKNOWLEDGED_BEFORE,
  /// longer than [IncidentMachine#LONGEST_SILENCE], or no time at all
  SILENCE_TOO_LONG,
  /// `slipway.yaml` does not list them
  UNKNOWN_PERSON,
  /// `oncall.yaml` says nothing for it
  NOBODY_TO_CALL
}
