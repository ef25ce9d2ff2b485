package dev.slipway.bot.simulation;

import dev.slipway.bot.repository.Snapshot;
import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.language.Schedule.StandIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rules as a bot would read them that does not know one of them: planted bugs.
final class Lenient {
  private final Bug bug;

  private Lenient(Bug bug) {
    this.bug = bug;
  }

  static Snapshot known(Snapshot strict, Bug bug) {
    Lenient lenient = new Lenient(bug);
    return switch (bug) {
      case REQUESTER_COUNTED, LOCKS_UNSEEN ->
          new Snapshot(strict.state().map(lenient::state), strict.roster(), strict.onCall());
      case SHIFTS_LATE -> new Snapshot(strict.state(), strict.roster(), late(strict.onCall()));
      case EVERYBODY_LOCKS ->
          new Snapshot(
              strict.state(), everybody(Permission.LOCK, strict.roster()), strict.onCall());
      case EMERGENCY_UNCHECKED ->
          new Snapshot(
              strict.state(), everybody(Permission.EMERGENCY, strict.roster()), strict.onCall());
      default -> strict;
    };
  }

  private DesiredState state(DesiredState strict) {
    Map<String, EnvironmentDefinition> rules = new HashMap<>();
    strict.rules().forEach((name, rule) -> rules.put(name, rule(rule)));
    return new DesiredState(strict.head(), strict.environments(), rules, strict.problems());
  }

  private EnvironmentDefinition rule(EnvironmentDefinition strict) {
    boolean unlocked = bug == Bug.LOCKS_UNSEEN;
    return new EnvironmentDefinition(
        strict.name(),
        strict.aliases(),
        strict.target(),
        strict.promotesFrom(),
        bug == Bug.REQUESTER_COUNTED ? byRequester(strict.approvals()) : strict.approvals(),
        strict.channels(),
        unlocked ? List.of() : strict.freezes(),
        strict.whenFrozen(),
        unlocked ? List.of() : strict.locks(),
        strict.strategy(),
        strict.commit(),
        strict.writeBack(),
        strict.removal(),
        strict.services());
  }

  private static Approvals byRequester(Approvals strict) {
    return new Approvals(
        strict.required(),
        strict.from(),
        strict.onCall(),
        true,
        strict.expireAfter(),
        strict.appliesTo());
  }

  private static OnCall late(OnCall strict) {
    SortedMap<String, Schedule> schedules = new TreeMap<>();
    strict
        .schedules()
        .forEach((name, schedule) ->
            schedules.put(
                name,
                new Schedule(
                    name,
                    schedule.zone(),
                    schedule.layers(),
                    schedule.overrides().stream()
                        .map(each ->
                            new StandIn(each.person(), each.from(), each.until().plusSeconds(30)))
                        .toList())));
    return new OnCall(schedules, strict.escalations());
  }

  private static Roster everybody(Permission permission, Roster strict) {
    SortedMap<String, Map<Permission, List<String>>> roles = new TreeMap<>();
    strict
        .roles()
        .forEach((environment, teams) -> {
          Map<Permission, List<String>> lenient = new HashMap<>(teams);
          lenient.put(permission, List.copyOf(strict.teams().keySet()));
          roles.put(environment, lenient);
        });
    return new Roster(strict.people(), strict.teams(), roles, strict.defaults());
  }
}
