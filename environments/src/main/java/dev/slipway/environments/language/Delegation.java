package dev.slipway.environments.language;

import java.time.Instant;
import java.util.Optional;

/// Who may approve in the teams' stead because they are on call.
///
/// 1. Only whoever is on call at that moment, overrides counted.
/// 2. An override is written from chat and makes nobody an approver: whoever it puts in takes turns
///    in the schedule, or may approve in the environment anyway.
public record Delegation(OnCall onCall, Roster roster) {
  /// The one person whose approval counts by a schedule, at an instant.
  ///
  /// @return empty also where there is no such schedule
  public Optional<String> at(Instant now, String schedule, String environment) {
    return schedule(schedule)
        .flatMap(found -> found.at(now))
        .filter(person -> trusts(person, schedule, environment));
  }

  /// Whether a person may approve there whenever they are on call in a schedule.
  public boolean trusts(String person, String schedule, String environment) {
    return roster.people().containsKey(person)
        && schedule(schedule)
            .filter(found ->
                found.isTakenInTurnsBy(person)
                    || roster.may(person, Permission.APPROVE, environment))
            .isPresent();
  }

  private Optional<Schedule> schedule(String name) {
    return Optional.ofNullable(onCall.schedules().get(name));
  }
}
