package dev.slipway.environments.language;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `oncall.yaml`: who is called, and who next when nobody answers.
///
/// @param schedules by name
/// @param escalations environment name, or [Roster#ANY_ENVIRONMENT], to what happens there
public record OnCall(
    SortedMap<String, Schedule> schedules, SortedMap<String, Escalation> escalations) {
  /// Of a repository without `oncall.yaml`: nobody is called.
  public static final OnCall NOBODY = new OnCall(new TreeMap<>(), new TreeMap<>());

  public OnCall {
    schedules = Sorted.copyOf(schedules);
    escalations = Sorted.copyOf(escalations);
  }

  /// What happens when something breaks in an environment.
  public Optional<Escalation> escalation(String environment) {
    return Optional.ofNullable(
        escalations.getOrDefault(environment, escalations.get(Roster.ANY_ENVIRONMENT)));
  }
}
