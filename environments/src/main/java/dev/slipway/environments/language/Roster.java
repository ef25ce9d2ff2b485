package dev.slipway.environments.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// `slipway.yaml`: who there is and who may do what where.
///
/// @param people by id
/// @param teams by name
/// @param roles environment name, or [#ANY_ENVIRONMENT] for those that have none of their own, to
///   the names of the teams that hold each permission; a permission that is not listed is nobody's
public record Roster(
    SortedMap<String, Person> people,
    SortedMap<String, Team> teams,
    SortedMap<String, Map<Permission, List<String>>> roles,
    EnvironmentDefaults defaults) {
  /// Key of the roles of environments that have none of their own. No environment has this name.
  public static final String ANY_ENVIRONMENT = "default";

  /// Of a repository without `slipway.yaml`: nobody may do anything in chat.
  public static final Roster EMPTY =
      new Roster(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), EnvironmentDefaults.NONE);

  public Roster {
    people = Sorted.copyOf(people);
    teams = Sorted.copyOf(teams);
    SortedMap<String, Map<Permission, List<String>>> copies = new TreeMap<>();
    roles.forEach((environment, teamsOf) -> copies.put(environment, Map.copyOf(teamsOf)));
    roles = Sorted.copyOf(copies);
  }

  /// Whether a person holds a permission in an environment.
  public boolean may(String person, Permission permission, String environment) {
    return teamsThatMay(permission, environment).stream().anyMatch(team -> has(team, person));
  }

  /// The teams that hold a permission in an environment.
  public List<String> teamsThatMay(Permission permission, String environment) {
    Map<Permission, List<String>> here =
        roles.getOrDefault(environment, roles.getOrDefault(ANY_ENVIRONMENT, Map.of()));
    return here.getOrDefault(permission, List.of());
  }

  /// Whether a person belongs to a team.
  public boolean has(String team, String person) {
    return Optional.ofNullable(teams.get(team)).stream()
        .anyMatch(each -> each.members().contains(person));
  }

  /// Whether only Slack knows all members of a team.
  public boolean isByGroup(String team) {
    return Optional.ofNullable(teams.get(team)).flatMap(Team::slackGroup).isPresent();
  }

  /// The same, and members of Slack user groups belong to their teams. Whoever is no person here
  /// does not: nobody could commit for them.
  ///
  /// @param groups their members' ids in Slack by the groups' ids
  public Roster withGroups(Map<String, Set<String>> groups) {
    SortedMap<String, Team> all = new TreeMap<>();
    teams.forEach((name, team) ->
        all.put(
            name, team.slackGroup().map(groups::get).map(ids -> joined(team, ids)).orElse(team)));
    return new Roster(people, all, roles, defaults);
  }

  private Team joined(Team team, Set<String> slackIds) {
    Set<String> members = new LinkedHashSet<>(team.members());
    people.values().stream()
        .filter(person -> person.slack().filter(slackIds::contains).isPresent())
        .map(Person::id)
        .forEach(members::add);
    return new Team(team.name(), List.copyOf(members), team.channel(), team.slackGroup());
  }

  /// The person behind an id of `slipway.yaml` or a Slack member id.
  public Optional<Person> person(String idOrSlack) {
    Optional<Person> byId = Optional.ofNullable(people.get(idOrSlack));
    return byId.isPresent()
        ? byId
        : people.values().stream()
            .filter(each -> each.slack().equals(Optional.of(idOrSlack)))
            .findFirst();
  }
}
