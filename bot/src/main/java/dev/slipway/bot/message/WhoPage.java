package dev.slipway.bot.message;

import dev.slipway.bot.incident.Duty;
import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Who may do what, whose agreement is needed, and who is called, as the environments repository
/// says.
public final class WhoPage {
  private static final int TEAMS = 20;
  private static final int ENVIRONMENTS = 20;

  private WhoPage() {}

  /// @param duty who is called, and the roster that goes with it
  public static Message of(SequencedMap<String, Approvals> environments, Duty duty, Instant now) {
    Roster roster = duty.roster();
    Page page = new Page();
    List<String> fallback = new ArrayList<>();
    People people = new People(roster);
    SequencedMap<String, Approvals> shown = first(environments);
    shown.forEach((name, rule) -> {
      String approvals =
          approvals(rule, approvers(name, rule, roster), people)
              + OnDutyLines.approving(name, rule, duty, now);
      page.lines(
          List.of(
              Markup.bold(name),
              "👍 " + approvals,
              OnDutyLines.called(name, duty, now),
              permissions(name, roster)));
      fallback.add(Markup.text(name) + ": " + approvals);
    });
    if (environments.isEmpty()) {
      page.section("No environment is described yet.");
      fallback.add("No environment is described yet.");
    }
    page.lines(
        teams(shown, roster).stream().limit(TEAMS).map(team -> members(team, people)).toList());
    int left = environments.size() - shown.size();
    page.context(
        List.of(
            (left > 0 ? "And " + left + " more environments: ask for one. " : "")
                + "From slipway.yaml, oncall.yaml and the environments' files"));
    return page.message(Page.fallback(fallback));
  }

  private static SequencedMap<String, Approvals> first(SequencedMap<String, Approvals> all) {
    SequencedMap<String, Approvals> first = new LinkedHashMap<>();
    all.entrySet().stream()
        .limit(ENVIRONMENTS)
        .forEach(each -> first.put(each.getKey(), each.getValue()));
    return first;
  }

  private static String approvals(Approvals approvals, List<String> approvers, People people) {
    if (approvals.required() == 0) {
      return "Nobody's approval is needed.";
    }
    return Sentences.count(approvals.required(), "approval is", "approvals are")
        + " needed"
        + (approvals.from().isEmpty() ? "" : " from " + People.teams(approvals.from()))
        + (approvals.byRequester() ? "" : ", not the requester's own")
        + (approvers.isEmpty()
            ? ". Nobody may approve."
            : ": " + Markup.list(approvers.stream().map(people::mention).toList()) + ".");
  }

  /// Who may approve there, and belongs to the teams that are asked where teams are named.
  private static List<String> approvers(String environment, Approvals approvals, Roster roster) {
    List<String> from = approvals.from();
    return roster.people().keySet().stream()
        .filter(person -> roster.may(person, Permission.APPROVE, environment))
        .filter(
            person -> from.isEmpty() || from.stream().anyMatch(team -> roster.has(team, person)))
        .toList();
  }

  private static String permissions(String environment, Roster roster) {
    return "Ask: "
        + holders(Permission.REQUEST, environment, roster)
        + " · operate: "
        + holders(Permission.OPERATE, environment, roster)
        + " · lock: "
        + holders(Permission.LOCK, environment, roster)
        + " · emergency: "
        + holders(Permission.EMERGENCY, environment, roster);
  }

  private static String holders(Permission permission, String environment, Roster roster) {
    List<String> teams = roster.teamsThatMay(permission, environment);
    return teams.isEmpty() ? "nobody" : People.teams(teams);
  }

  /// Those that are named above.
  private static List<Team> teams(SequencedMap<String, Approvals> environments, Roster roster) {
    SequencedSet<String> names = new LinkedHashSet<>();
    environments.forEach((environment, approvals) -> {
      names.addAll(approvals.from());
      for (Permission permission : Permission.values()) {
        names.addAll(roster.teamsThatMay(permission, environment));
      }
    });
    return names.stream()
        .flatMap(name -> Optional.ofNullable(roster.teams().get(name)).stream())
        .toList();
  }

  private static String members(Team team, People people) {
    return Markup.bold(team.name())
        + ": "
        + (team.members().isEmpty()
            ? "nobody"
            : Markup.list(team.members().stream().map(people::mention).toList()));
  }
}
