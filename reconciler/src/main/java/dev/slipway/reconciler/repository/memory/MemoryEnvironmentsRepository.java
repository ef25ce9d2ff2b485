package dev.slipway.reconciler.repository.memory;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Placement;
import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Desired state as plain objects. A commit replaces the services that it touches; all others stay
/// the same objects, as with the real one.
public final class MemoryEnvironmentsRepository implements EnvironmentsRepository {
  private final SortedMap<String, SortedMap<String, DesiredService>> services = new TreeMap<>();
  private final Map<String, EnvironmentDefinition> rules = new HashMap<>();
  private final Map<String, String> writtenBack = new HashMap<>();
  private DesiredState state;
  private int commits;
  private boolean reachable = true;
  private boolean losesAnswers;

  /// @param rules environments by name
  public MemoryEnvironmentsRepository(Map<String, EnvironmentDefinition> rules, Instant begin) {
    this.rules.putAll(rules);
    rules.keySet().forEach(name -> services.put(name, new TreeMap<>()));
    this.state = commit("Slipway <slipway@localhost>", "Begin", begin);
  }

  /// Adds or replaces a service; its own commit is replaced by the one that this makes.
  public synchronized Commit put(DesiredService service, String author, Instant at) {
    Commit commit = next(author, "Change " + service.service().name(), at);
    String environment = service.environment().name();
    rules.putIfAbsent(environment, service.environment());
    services
        .computeIfAbsent(environment, _ -> new TreeMap<>())
        .put(service.service().name(), service.with(commit, service.placement()));
    state = new DesiredState(commit, services, rules, List.of());
    return commit;
  }

  /// Takes a service out of its environment's file.
  public synchronized Commit remove(ServiceKey key, String author, Instant at) {
    services.getOrDefault(key.environment(), new TreeMap<>()).remove(key.service());
    state = commit(author, "Remove " + key, at);
    return state.head();
  }

  /// Changes the rules of an environment.
  public synchronized Commit rule(EnvironmentDefinition environment, String author, Instant at) {
    rules.put(environment.name(), environment);
    services.computeIfAbsent(environment.name(), _ -> new TreeMap<>());
    state = commit(author, "Change the rules of " + environment.name(), at);
    return state.head();
  }

  /// Whether it can be asked at all.
  public synchronized void reachable(boolean now) {
    reachable = now;
  }

  /// Whether write-backs happen and their answers are lost.
  public synchronized void losesAnswers(boolean now) {
    losesAnswers = now;
  }

  @Override
  public synchronized Optional<DesiredState> known() {
    return Optional.of(state);
  }

  @Override
  public synchronized Optional<String> lastChange(String path, String since) {
    return state.head().id().equals(since)
        ? Optional.empty()
        : Optional.of(path + ":1 by " + state.head().author() + " in " + state.head().id());
  }

  @Override
  public synchronized DesiredState fetch() throws UnavailableException {
    if (!reachable) {
      throw new UnavailableException("fetching the environments failed: it is switched off");
    }
    return state;
  }

  @Override
  public synchronized WriteBackResult writeBack(WriteBackOrder order) {
    if (!reachable) {
      return new WriteBackResult.NotWritten("the environments repository is switched off", true);
    }
    String earlier = writtenBack.get(order.rollout());
    if (earlier != null) {
      return new WriteBackResult.Written(earlier);
    }
    DesiredService now = state.services(order.key().environment()).get(order.key().service());
    if (now == null || !keys(now).equals(order.expected())) {
      return new WriteBackResult.Overtaken(state.head().author());
    }
    Placement old = now.placement();
    Placement restored =
        new Placement(
            order.restored().version(),
            order.restored().digest(),
            old.replicas(),
            old.route(),
            old.strategy());
    Instant at = state.head().at();
    Commit commit = put(now.with(now.commit(), restored), "Slipway <slipway@localhost>", at);
    writtenBack.put(order.rollout(), commit.id());
    return losesAnswers
        ? new WriteBackResult.NotWritten("the answer was lost", true)
        : new WriteBackResult.Written(commit.id());
  }

  private DesiredState commit(String author, String subject, Instant at) {
    return new DesiredState(next(author, subject, at), services, rules, List.of());
  }

  private Commit next(String author, String subject, Instant at) {
    commits++;
    return new Commit(String.format(Locale.ROOT, "%040x", commits), author, subject, at);
  }

  private static Keys keys(DesiredService service) {
    return new Keys(service.placement().version(), service.placement().digest());
  }
}
