package dev.slipway.environments.parse;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Promotion;
import dev.slipway.environments.language.Roster;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Checks of environments against one another, the roster and the names of services.
final class EnvironmentChecks {
  private final SortedMap<String, FilledEnvironment> environments;
  private final Set<String> environmentNames;
  private final Roster roster;
  private final Findings findings;

  /// @param environments the valid ones
  /// @param environmentNames of all, bad files included
  EnvironmentChecks(
      SortedMap<String, FilledEnvironment> environments,
      Set<String> environmentNames,
      Roster roster,
      Findings findings) {
    this.environments = environments;
    this.environmentNames = environmentNames;
    this.roster = roster;
    this.findings = findings;
  }

  void run() {
    for (FilledEnvironment environment : environments.values()) {
      checkPromotion(environment);
      checkAliases(environment);
      checkApprovals(environment);
      checkLocks(environment);
    }
  }

  private void checkPromotion(FilledEnvironment environment) {
    if (environment.definition().promotesFrom().isEmpty()) {
      return;
    }
    String from = environment.definition().promotesFrom().get().environment();
    Object[] place = {"promotesFrom", "environment"};
    if (!environmentNames.contains(from)) {
      findings.blockEnvironment(
          environment.name(),
          Findings.unknown(environment.file(), "environment", from, environmentNames, place));
      return;
    }
    if (isCycle(environment.name())) {
      findings.blockEnvironment(
          environment.name(),
          Findings.at(
              environment.file(), "environments promote from one another in a circle", place));
      return;
    }
    Optional.ofNullable(environments.get(from))
        .ifPresent(previous -> warnOfServicesThatNeverArrive(environment, previous));
  }

  private void warnOfServicesThatNeverArrive(
      FilledEnvironment environment, FilledEnvironment previous) {
    for (String service : environment.definition().services().keySet()) {
      if (!previous.definition().services().containsKey(service)) {
        findings.warn(
            Findings.at(
                environment.file(),
                "\"" + service + "\" waits for " + previous.name() + ", which does not run it",
                "services",
                service));
      }
    }
  }

  private boolean isCycle(String start) {
    Set<String> seen = new HashSet<>();
    Optional<String> next = previous(start);
    while (next.isPresent() && seen.add(next.get())) {
      if (next.get().equals(start)) {
        return true;
      }
      next = previous(next.get());
    }
    return false;
  }

  private Optional<String> previous(String name) {
    return Optional.ofNullable(environments.get(name))
        .flatMap(environment -> environment.definition().promotesFrom())
        .map(Promotion::environment);
  }

  /// An alias that means two environments is refused in each file that gives it.
  private void checkAliases(FilledEnvironment environment) {
    for (int i = 0; i < environment.definition().aliases().size(); i++) {
      String alias = environment.definition().aliases().get(i);
      Optional<String> other =
          environmentNames.contains(alias)
              ? Optional.of(alias)
              : otherWithAlias(environment, alias);
      if (other.isPresent()) {
        findings.blockEnvironment(
            environment.name(),
            Findings.at(
                environment.file(),
                "the alias \"" + alias + "\" already means the environment " + other.get(),
                "aliases",
                i));
      }
    }
  }

  private Optional<String> otherWithAlias(FilledEnvironment environment, String alias) {
    return environments.values().stream()
        .filter(each ->
            !each.name().equals(environment.name()) && each.definition().aliases().contains(alias))
        .map(FilledEnvironment::name)
        .findFirst();
  }

  private void checkApprovals(FilledEnvironment environment) {
    Approvals approvals = environment.definition().approvals();
    List<String> from = approvals.from();
    for (int i = 0; i < from.size(); i++) {
      if (!roster.teams().containsKey(from.get(i))) {
        findings.blockEnvironment(
            environment.name(),
            Findings.unknown(
                environment.file(),
                "team",
                from.get(i),
                roster.teams().keySet(),
                "approvals",
                "from",
                i));
      }
    }
    if (Stream.concat(
            from.stream(), roster.teamsThatMay(Permission.APPROVE, environment.name()).stream())
        .noneMatch(roster::isByGroup)) { // only Slack knows how many people they are
      warnOfTooFewApprovers(environment, approvals);
    }
  }

  private void warnOfTooFewApprovers(FilledEnvironment environment, Approvals approvals) {
    List<String> from = approvals.from();
    long approvers =
        roster.people().keySet().stream()
            .filter(person -> roster.may(person, Permission.APPROVE, environment.name()))
            .filter(person ->
                from.isEmpty() || from.stream().anyMatch(team -> roster.has(team, person)))
            .count();
    int onCall = approvals.onCall().isPresent() ? 1 : 0;
    if (approvers + onCall < approvals.required()) {
      findings.warn(
          Findings.at(
              environment.file(),
              "%d approvals are required, but slipway.yaml lets %d people give them%s"
                  .formatted(
                      approvals.required(), approvers, onCall > 0 ? ", and one is on call" : ""),
              "approvals",
              "required"));
    }
  }

  /// A lock by somebody unknown still holds: refusing the file would open what a person closed.
  private void checkLocks(FilledEnvironment environment) {
    for (int i = 0; i < environment.definition().locks().size(); i++) {
      var lock = environment.definition().locks().get(i);
      if (roster.person(lock.by()).isEmpty()) {
        findings.warn(
            Findings.unknown(
                environment.file(),
                "person",
                lock.by(),
                roster.people().keySet(),
                "locks",
                i,
                "by"));
      }
      Optional<String> service = lock.service();
      if (service.isPresent() && !environment.definition().services().containsKey(service.get())) {
        findings.blockEnvironment(
            environment.name(),
            Findings.unknown(
                environment.file(),
                "service",
                service.get(),
                environment.definition().services().keySet(),
                "locks",
                i,
                "service"));
      }
    }
  }
}
