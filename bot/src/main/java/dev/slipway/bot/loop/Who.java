package dev.slipway.bot.loop;

import dev.slipway.bot.message.Holders;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.Standing;
import dev.slipway.environments.language.Delegation;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import java.time.Instant;
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

  /// As what their word counts for a request at an instant: they may approve there and belong to
  /// the teams that are asked where teams are named, or are on call in their stead.
  Standing standing(Actor actor, Quorum quorum, String environment, Instant now) {
    if (isAsked(actor, quorum, environment)) {
      return new Standing.Asked();
    }
    Optional<String> onCall =
        quorum
            .onCall()
            .filter(schedule ->
                standIn(schedule, environment, now).equals(Optional.of(actor.person())));
    return onCall.<Standing>map(Standing.OnCall::new).orElseGet(Standing.Nobody::new);
  }

  private boolean isAsked(Actor actor, Quorum quorum, String environment) {
    Roster roster = snapshot.roster();
    boolean asked =
        quorum.from().isEmpty()
            || quorum.from().stream().anyMatch(team -> roster.has(team, actor.person()));
    return asked && roster.may(actor.person(), Permission.APPROVE, environment);
  }

  /// Who may approve at an instant by being on call.
  Optional<String> standIn(String schedule, String environment, Instant now) {
    return delegation().at(now, schedule, environment);
  }

  private Delegation delegation() {
    return new Delegation(snapshot.onCall(), snapshot.roster());
  }

  /// Why a request that enough people agreed to may not be committed any more, for people.
  Optional<String> noLongerPermitted(RequestState.Verifying request) {
    Ask ask = request.ask();
    String environment = ask.place().environment();
    if (!may(ask.requester(), Permission.REQUEST, environment)) {
      return Optional.of(ask.requester().person() + " may not ask for it any more");
    }
    return request.approvals().stream()
        .filter(approval -> !stillCounts(approval, request.quorum(), environment))
        .map(Approval::by)
        .findFirst()
        .map(by ->
            by.person()
                + ", who approved it, "
                + (asked(request.quorum(), environment).unknownGroups().isEmpty()
                    ? "may not approve it any more"
                    : "may not be in a team that may: Slack does not say who is in its user group"));
  }

  /// Whose shift has ended meanwhile was on call when it counted: what is looked at again is
  /// whether the environment still delegates to that schedule, and they may still approve by it.
  private boolean stillCounts(Approval approval, Quorum quorum, String environment) {
    boolean onCall =
        approval
            .onCall()
            .filter(name -> snapshot.delegatesTo(name, environment))
            .filter(name -> delegation().trusts(approval.by().person(), name, environment))
            .isPresent();
    return onCall || isAsked(approval.by(), quorum, environment);
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
        quorum.from(),
        unknown(Stream.concat(quorum.from().stream(), approving.stream())),
        quorum.onCall());
  }

  private SortedMap<String, String> unknown(Stream<String> teams) {
    SortedMap<String, String> unknown = new TreeMap<>(snapshot.unknownGroups());
    unknown.keySet().retainAll(teams.collect(Collectors.toSet()));
    return unknown;
  }
}
