package dev.slipway.bot.incident;

import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is called, as the environments repository says it now. Who is on duty is asked when a step
/// is called, not when the incident is opened: so an override that was written meanwhile counts.
public record Duty(OnCall onCall, Roster roster) {
  /// Whom a step reaches.
  ///
  /// @param recipients each once, also whoever is meant by two contacts
  /// @param gaps why somebody who is meant is not reached
  public record Reached(List<Recipient> recipients, List<String> gaps) {
    public Reached {
      recipients = List.copyOf(recipients);
      gaps = List.copyOf(gaps);
    }

    /// Somebody was meant and no person is called: a channel that reads it does not answer for
    /// them.
    public boolean isGap() {
      return !gaps.isEmpty()
          && recipients.stream().noneMatch(Recipient.OnePerson.class::isInstance);
    }
  }

  /// What happens for an incident about that.
  public Optional<Escalation> escalation(About about) {
    return onCall.escalation(about.environment().orElse(Roster.ANY_ENVIRONMENT));
  }

  /// Whether `slipway.yaml` lists a person by that id.
  public boolean knows(String person) {
    return roster.people().containsKey(person);
  }

  public Reached reached(Escalation.Step step, Instant now) {
    Set<Recipient> recipients = new LinkedHashSet<>();
    List<String> gaps = new ArrayList<>();
    for (Contact contact : step.contacts()) {
      switch (contact) {
        case Contact.OnePerson(String id) -> person(id, recipients, gaps);
        case Contact.OnDuty(String name) -> onDuty(name, now, recipients, gaps);
        case Contact.WholeTeam(String name) -> team(name, recipients, gaps);
        case Contact.Channel(String name) -> recipients.add(new Recipient.Channel(name));
      }
    }
    return new Reached(List.copyOf(recipients), gaps);
  }

  private void onDuty(String name, Instant now, Set<Recipient> recipients, List<String> gaps) {
    Optional.ofNullable(onCall.schedules().get(name))
        .map(schedule -> schedule.at(now))
        .ifPresentOrElse(
            onDuty ->
                onDuty.ifPresentOrElse(
                    id -> person(id, recipients, gaps),
                    () -> gaps.add("nobody is on call in the schedule " + name)),
            () -> gaps.add("oncall.yaml has no schedule " + name + " any more"));
  }

  private void team(String name, Set<Recipient> recipients, List<String> gaps) {
    List<String> members =
        Optional.ofNullable(roster.teams().get(name)).map(Team::members).orElse(List.of());
    members.forEach(id -> person(id, recipients, gaps));
    if (members.isEmpty()) {
      gaps.add("the team " + name + " has no members");
    }
  }

  private void person(String id, Set<Recipient> recipients, List<String> gaps) {
    if (knows(id)) {
      recipients.add(new Recipient.OnePerson(id));
    } else {
      gaps.add("slipway.yaml does not list " + id);
    }
  }
}
