package dev.slipway.bot.loop;

import dev.slipway.bot.message.Holders;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who somebody is and what they may do, as the environments repository says at this moment.
///
/// @param workspace the only one whose members are listened to; empty: any
record Who(Snapshot snapshot, Optional<String> workspace) {
  /// @param user a member id
  Optional<Actor> actor(String user, String team) {
    boolean foreign = workspace.isPresent() && !workspace.get().equals(team);
    return foreign
        ? Optional.empty()
        : snapshot
            .roster()
            .person(user)
            // By member id only: somebody's id in slipway.yaml is no proof of who is typing.
            .filter(person -> person.slack().equals(Optional.of(user)))
            .map(person -> new Actor(person.id(), user));
  }

  Optional<Person> person(Actor actor) {
    return Optional.ofNullable(snapshot.roster().people().get(actor.person()));
  }

  boolean may(Actor actor, Permission permission, String environment) {
    return snapshot.roster().may(actor.person(), permission, environment);
  }

  /// Whether their word counts for a request: they may approve there, and belong to the teams that
  /// are asked where teams are named.
  boolean mayDecide(Actor actor, Quorum quorum, String environment) {
    Roster roster = snapshot.roster();
    boolean asked =
        quorum.from().isEmpty()
            || quorum.from().stream().anyMatch(team -> roster.has(team, actor.person()));
    return asked && roster.may(actor.person(), Permission.APPROVE, environment);
  }

  /// Why a request that enough people agreed to may not be committed any more, for people.
  Optional<String> noLongerPermitted(RequestState.Verifying request) {
    Ask ask = request.ask();
    String environment = ask.place().environment();
    if (!may(ask.requester(), Permission.REQUEST, environment)) {
      return Optional.of(ask.requester().person() + " may not ask for it any more");
    }
    return request.approvals().stream()
        .map(Approval::by)
        .filter(by -> !mayDecide(by, request.quorum(), environment))
        .findFirst()
        .map(by ->
            by.person()
                + ", who approved it, "
                + (asked(request.quorum(), environment).unknownGroups().isEmpty()
                    ? "may not approve it any more"
                    : "may not be in a team that may: Slack does not say who is in its user group"));
  }

  /// Whose members hold a permission there.
  Holders holders(Permission permission, String environment) {
    List<String> teams = snapshot.roster().teamsThatMay(permission, environment);
    return new Holders(teams, unknown(teams.stream()));
  }

  /// Whose members' word counts for a request.
  Holders asked(Quorum quorum, String environment) {
    List<String> approving = snapshot.roster().teamsThatMay(Permission.APPROVE, environment);
    return new Holders(
        quorum.from(), unknown(Stream.concat(quorum.from().stream(), approving.stream())));
  }

  private SortedMap<String, String> unknown(Stream<String> teams) {
    SortedMap<String, String> unknown = new TreeMap<>(snapshot.unknownGroups());
    unknown.keySet().retainAll(teams.collect(Collectors.toSet()));
    return unknown;
  }
}
