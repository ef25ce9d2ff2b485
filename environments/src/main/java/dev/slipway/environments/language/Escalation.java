package dev.slipway.environments.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who is told, and who next while nobody acknowledges.
///
/// @param rounds how often the steps are gone through, 1 to 5
/// @param acknowledgementLapses when an acknowledged incident that is not resolved begins anew
public record Escalation(List<Step> steps, int rounds, Optional<Duration> acknowledgementLapses) {
  /// @param untilNext how long nobody may acknowledge before the next step
  public record Step(List<Contact> contacts, Duration untilNext) {
    public Step {
      contacts = List.copyOf(contacts);
    }
  }

  /// Whom a step tells.
  public sealed interface Contact {
    /// @param id of a person in `slipway.yaml`
    record OnePerson(String id) implements Contact {}

    /// Whoever is on call then.
    record OnDuty(String schedule) implements Contact {}

    /// All members.
    record WholeTeam(String team) implements Contact {}

    record Channel(String name) implements Contact {}
  }

  public Escalation {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || rounds < 1 || rounds > 5) {
      throw new IllegalArgumentException("an escalation has steps and one to five rounds");
    }
  }
}
