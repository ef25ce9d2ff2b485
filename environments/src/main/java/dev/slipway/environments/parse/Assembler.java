package dev.slipway.environments.parse;

import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.parse.Assembly.Wanted;
import dev.slipway.environments.parse.RepositoryFile.EnvironmentFile;
import dev.slipway.environments.parse.RepositoryFile.OnCallFile;
import dev.slipway.environments.parse.RepositoryFile.RosterFile;
import dev.slipway.environments.parse.RepositoryFile.ServiceFile;
import dev.slipway.environments.yaml.Parsed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes an [Assembly]:
///
/// 1. two files for one thing (`dev.yaml`, `dev.yml`) are refused, both
/// 2. the roster's defaults fill the environments
/// 3. environments are checked against one another, then services and people
/// 4. each service of each environment is usable unless a file that describes it has a problem
final class Assembler {
  private final List<RepositoryFile> files;
  private final Findings findings = new Findings();
  private final SortedMap<String, Parsed<ServiceDefinition>> services = new TreeMap<>();
  private final SortedMap<String, Parsed<WrittenEnvironment>> environments = new TreeMap<>();
  private final SortedMap<String, FilledEnvironment> filled = new TreeMap<>();
  private Optional<Parsed<Roster>> rosterFile = Optional.empty();
  private Optional<Parsed<OnCall>> onCallFile = Optional.empty();

  Assembler(Collection<? extends RepositoryFile> files) {
    this.files =
        files.stream()
            .sorted(Comparator.comparing(RepositoryFile::path))
            .collect(Collectors.toCollection(ArrayList::new));
  }

  Assembly assemble() {
    sortOut();
    Optional<Roster> roster =
        rosterFile.isEmpty() ? Optional.of(Roster.EMPTY) : rosterFile.get().value();
    roster.ifPresent(this::fill);
    roster.ifPresent(this::check);
    Optional<OnCall> onCall = onCall(roster);
    onCall.ifPresent(this::checkDelegation);
    SortedMap<String, EnvironmentDefinition> definitions = new TreeMap<>();
    SortedMap<String, List<Problem>> refused = new TreeMap<>();
    SortedMap<String, SortedMap<String, Wanted>> wanted = new TreeMap<>();
    environments.forEach((name, file) -> {
      FilledEnvironment environment = filled.get(name);
      List<Problem> problems = findings.ofEnvironment(name);
      if (environment == null || !problems.isEmpty()) {
        refused.put(name, environment == null ? reasons(file) : problems);
      } else {
        definitions.put(name, environment.definition());
        wanted.put(name, wanted(environment));
      }
    });
    return new Assembly(
        definitions, refused, wanted, roster, onCall, findings.problems(), findings.warnings());
  }

  private void fill(Roster roster) {
    environments.forEach((name, file) ->
        file.value()
            .ifPresent(written ->
                filled.put(name, FilledEnvironment.of(file, written, roster.defaults()))));
  }

  private List<Problem> reasons(Parsed<WrittenEnvironment> file) {
    List<Problem> reasons = new ArrayList<>(file.problems());
    rosterFile.ifPresent(each -> reasons.addAll(each.problems()));
    return List.copyOf(reasons);
  }

  private void sortOut() {
    for (RepositoryFile file : files) {
      file.parsed().problems().forEach(findings::add);
      switch (file) {
        case RosterFile(Parsed<Roster> parsed) -> rosterFile = Optional.of(one(rosterFile, parsed));
        case OnCallFile(Parsed<OnCall> parsed) -> onCallFile = Optional.of(one(onCallFile, parsed));
        case ServiceFile(Parsed<ServiceDefinition> parsed) ->
            services.put(file.name(), one(Optional.ofNullable(services.get(file.name())), parsed));
        case EnvironmentFile(Parsed<WrittenEnvironment> parsed) ->
            environments.put(
                file.name(), one(Optional.ofNullable(environments.get(file.name())), parsed));
      }
    }
  }

  private <T> Parsed<T> one(Optional<Parsed<T>> earlier, Parsed<T> file) {
    if (earlier.isEmpty()) {
      return file;
    }
    Problem twice =
        Findings.at(file, "this file and " + earlier.get().file() + " describe the same: keep one");
    findings.add(twice);
    return file.refused(List.of(twice));
  }

  private void check(Roster roster) {
    new EnvironmentChecks(filled, environments.keySet(), roster, findings).run();
    new PlacementChecks(filled.values(), services, findings).run(roster);
    rosterFile.ifPresent(file -> warnOfUnknownEnvironments(file, roster));
  }

  private void warnOfUnknownEnvironments(Parsed<Roster> file, Roster roster) {
    for (String name : roster.roles().keySet()) {
      if (!name.equals(Roster.ANY_ENVIRONMENT) && !environments.containsKey(name)) {
        findings.warn(
            Findings.unknown(file, "environment", name, environments.keySet(), "roles", name));
      }
    }
  }

  private Optional<OnCall> onCall(Optional<Roster> roster) {
    if (onCallFile.isEmpty()) {
      return Optional.of(OnCall.NOBODY);
    }
    Parsed<OnCall> file = onCallFile.get();
    if (file.value().isEmpty() || roster.isEmpty()) {
      return file.value();
    }
    OnCallChecks checks = new OnCallChecks(file, file.value().get(), roster.get());
    List<Problem> problems = checks.problems();
    problems.forEach(findings::add);
    checks.warnings(environments.keySet()).forEach(findings::warn);
    return problems.isEmpty() ? file.value() : Optional.empty();
  }

  private void checkDelegation(OnCall onCall) {
    DelegationChecks checks = new DelegationChecks(onCall);
    rosterFile.ifPresent(file -> file.value().ifPresent(roster -> checks.check(roster, file)));
    environments
        .values()
        .forEach(file -> file.value().ifPresent(environment -> checks.check(environment, file)));
    checks.problems().forEach(findings::add);
  }

  private SortedMap<String, Wanted> wanted(FilledEnvironment environment) {
    SortedMap<String, Wanted> wanted = new TreeMap<>();
    environment
        .definition()
        .services()
        .forEach((name, placement) -> wanted.put(name, wanted(environment, name, placement)));
    return wanted;
  }

  private Wanted wanted(FilledEnvironment environment, String name, Placement placement) {
    Parsed<ServiceDefinition> file = services.get(name);
    List<Problem> problems = new ArrayList<>(findings.ofPlacement(environment.name(), name));
    problems.addAll(findings.ofService(name));
    if (file != null) {
      problems.addAll(file.problems());
    }
    if (file == null || file.value().isEmpty() || !problems.isEmpty()) {
      return new Wanted.Refused(problems);
    }
    ServiceDefinition service = file.value().get();
    return new Wanted.Usable(
        environment.definition(),
        service,
        placement,
        environment.strategy(service, placement),
        paths(environment, file));
  }

  private Set<String> paths(FilledEnvironment environment, Parsed<ServiceDefinition> service) {
    return environment.takesDefaults() && rosterFile.isPresent()
        ? Set.of(environment.file().file(), service.file(), rosterFile.get().file())
        : Set.of(environment.file().file(), service.file());
  }
}
