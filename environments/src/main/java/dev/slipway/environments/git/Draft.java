package dev.slipway.environments.git;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Requested;
import dev.slipway.environments.parse.Assembly;
import dev.slipway.environments.parse.Assembly.Wanted;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A state in the making. Commits are offered from the head backwards; each service takes the first
/// that it can use. What a commit does not touch stays the object that it was.
final class Draft {
  private final Optional<DesiredState> previous;
  private final Requests requests;
  private final Map<String, EnvironmentDefinition> rules = new HashMap<>();
  private final SortedMap<String, SortedMap<String, DesiredService>> services = new TreeMap<>();
  private final SortedMap<String, List<Problem>> openEnvironments = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, List<Problem>>> open = new TreeMap<>();
  private final IdentityHashMap<EnvironmentDefinition, EnvironmentDefinition> bare =
      new IdentityHashMap<>();
  private final Map<EnvironmentDefinition, EnvironmentDefinition> distinct = new HashMap<>();

  Draft(Optional<DesiredState> previous, Requests requests) {
    this.previous = previous;
    this.requests = requests;
  }

  /// The newest commit: decides which environments and services there are.
  void head(Commit commit, Listing listing, Assembly assembly) {
    openEnvironments.putAll(assembly.refusedEnvironments());
    assembly
        .environments()
        .forEach((name, environment) -> take(name, environment, commit, listing, assembly));
  }

  /// A commit before it, for what is still open.
  void earlier(Commit commit, Listing listing, Assembly assembly) {
    for (String name : List.copyOf(open.keySet())) {
      SortedMap<String, Wanted> wanted = assembly.services().get(name);
      if (wanted != null) {
        takeOpen(name, wanted, commit, listing);
      }
    }
    for (String name : List.copyOf(openEnvironments.keySet())) {
      EnvironmentDefinition environment = assembly.environments().get(name);
      if (environment != null) {
        List<Problem> reasons = List.copyOf(openEnvironments.remove(name));
        takeLate(name, environment, reasons, new Offer(commit, listing, assembly));
      }
    }
  }

  boolean isComplete() {
    return open.isEmpty() && openEnvironments.isEmpty();
  }

  /// What no commit offered stays as it was in the previous state.
  DesiredState finish(Commit head, List<Problem> problems) {
    openEnvironments.forEach(this::keepEnvironment);
    open.forEach((name, waiting) -> waiting.forEach((s, why) -> keep(name, s, why)));
    return new DesiredState(head, services, rules, problems);
  }

  private record Offer(Commit commit, Listing listing, Assembly assembly) {}

  private void take(
      String name,
      EnvironmentDefinition environment,
      Commit commit,
      Listing listing,
      Assembly assembly) {
    rules.put(name, environment);
    SortedMap<String, DesiredService> taken = new TreeMap<>();
    services.put(name, taken);
    assembly
        .services()
        .getOrDefault(name, new TreeMap<>())
        .forEach((service, wanted) -> {
          switch (wanted) {
            case Wanted.Usable usable ->
                taken.put(service, desired(commit, listing, usable, List.of()));
            case Wanted.Refused(List<Problem> why) ->
                open.computeIfAbsent(name, _ -> new TreeMap<>()).put(service, why);
          }
        });
  }

  /// An environment whose newer file is bad: its services stand as of this commit, with the reason.
  private void takeLate(
      String name, EnvironmentDefinition environment, List<Problem> reasons, Offer offer) {
    rules.put(name, environment);
    SortedMap<String, DesiredService> taken = new TreeMap<>();
    services.put(name, taken);
    SortedMap<String, Wanted> wanted = offer.assembly().services().get(name);
    if (wanted == null) {
      return;
    }
    wanted.forEach((service, each) -> {
      switch (each) {
        case Wanted.Usable usable ->
            taken.put(service, desired(offer.commit(), offer.listing(), usable, reasons));
        case Wanted.Refused _ ->
            open.computeIfAbsent(name, _ -> new TreeMap<>()).put(service, reasons);
      }
    });
  }

  private void takeOpen(
      String name, SortedMap<String, Wanted> wanted, Commit commit, Listing listing) {
    SortedMap<String, List<Problem>> waiting = open.getOrDefault(name, new TreeMap<>());
    for (String service : List.copyOf(waiting.keySet())) {
      switch (wanted.get(service)) {
        case null -> waiting.remove(service);
        case Wanted.Usable usable ->
            services
                .computeIfAbsent(name, _ -> new TreeMap<>())
                .put(
                    service,
                    desired(commit, listing, usable, List.copyOf(waiting.remove(service))));
        case Wanted.Refused _ -> {}
      }
    }
    if (waiting.isEmpty()) {
      open.remove(name);
    }
  }

  private void keepEnvironment(String name, List<Problem> reasons) {
    Optional<EnvironmentDefinition> before = previous.map(state -> state.rules().get(name));
    if (before.isPresent()) {
      rules.put(name, before.get());
      services.put(name, new TreeMap<>());
      previous.get().services(name).keySet().forEach(service -> keep(name, service, reasons));
    }
  }

  private void keep(String name, String service, List<Problem> reasons) {
    Optional<DesiredService> before = before(name, service);
    if (before.isPresent()) {
      DesiredService kept = before.get();
      services
          .computeIfAbsent(name, _ -> new TreeMap<>())
          .put(service, kept.problems().equals(reasons) ? kept : kept.with(reasons));
    }
  }

  private Optional<DesiredService> before(String name, String service) {
    return previous.map(state -> state.services(name).get(service));
  }

  private DesiredService desired(
      Commit commit, Listing listing, Wanted.Usable usable, List<Problem> problems) {
    EnvironmentDefinition environment = usable.environment();
    String service = usable.service().name();
    Optional<DesiredService> before = before(environment.name(), service);
    List<Requested> asked = requests.of(environment.name(), service, commit.id());
    if (before.isPresent()
        && before.get().requests().equals(asked)
        && isSame(before.get(), listing, usable)) {
      DesiredService same = before.get();
      return same.problems().equals(problems) ? same : same.with(problems);
    }
    SortedMap<String, String> files = new TreeMap<>();
    for (String path : usable.files()) {
      files.put(path, listing.blob(path));
    }
    return new DesiredService(
        commit,
        files,
        environment,
        usable.service(),
        usable.placement(),
        usable.strategy(),
        problems,
        asked);
  }

  /// The same service file and the same words about it in the environment's file.
  private boolean isSame(DesiredService before, Listing listing, Wanted.Usable usable) {
    return before.placement().equals(usable.placement())
        && isSameFile(before, listing, usable)
        && before.strategy().equals(usable.strategy())
        && rules(before.environment()).equals(rules(usable.environment()));
  }

  /// A definition that is the same object was parsed from the same blob.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSameFile(DesiredService before, Listing listing, Wanted.Usable usable) {
    return before.service() == usable.service()
        || (before.service().equals(usable.service())
            && usable.files().stream()
                .filter(path -> path.startsWith("services/"))
                .allMatch(path -> listing.blob(path).equals(before.files().get(path))));
  }

  /// An environment's rules, the same object for the same rules: a thousand services ask.
  private EnvironmentDefinition rules(EnvironmentDefinition environment) {
    return bare.computeIfAbsent(
        environment, each -> distinct.computeIfAbsent(each.withoutServices(), rules -> rules));
  }
}
