package dev.slipway.environments.parse;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Team;
import dev.slipway.environments.yaml.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether the names that `slipway.yaml` uses are names that it gives.
final class RosterChecks {
  private final Parsed<Roster> file;
  private final Roster roster;
  private final List<Problem> problems = new ArrayList<>();

  private RosterChecks(Parsed<Roster> file, Roster roster) {
    this.file = file;
    this.roster = roster;
  }

  static Parsed<Roster> check(Parsed<Roster> parsed) {
    return parsed.value().map(roster -> new RosterChecks(parsed, roster).checked()).orElse(parsed);
  }

  private Parsed<Roster> checked() {
    roster.teams().values().forEach(this::checkTeam);
    roster.roles().forEach(this::checkRoles);
    roster.defaults().approvals().ifPresent(this::checkApprovals);
    return problems.isEmpty() ? file : file.refused(problems);
  }

  private void checkTeam(Team team) {
    for (int i = 0; i < team.members().size(); i++) {
      String member = team.members().get(i);
      if (!roster.people().containsKey(member)) {
        problems.add(
            Findings.unknown(
                file,
                "person",
                member,
                roster.people().keySet(),
                "teams",
                team.name(),
                "members",
                i));
      }
    }
  }

  private void checkRoles(String environment, Map<Permission, List<String>> roles) {
    roles.forEach((permission, teams) ->
        checkTeams(teams, "roles", environment, permission.name().toLowerCase(Locale.ROOT)));
  }

  private void checkApprovals(Approvals approvals) {
    checkTeams(approvals.from(), "defaults", "approvals", "from");
  }

  private void checkTeams(List<String> teams, String first, String second, String third) {
    for (int i = 0; i < teams.size(); i++) {
      if (!roster.teams().containsKey(teams.get(i))) {
        problems.add(
            Findings.unknown(
                file, "team", teams.get(i), roster.teams().keySet(), first, second, third, i));
      }
    }
  }
}
