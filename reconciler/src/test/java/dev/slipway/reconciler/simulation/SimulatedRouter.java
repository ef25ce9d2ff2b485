package dev.slipway.reconciler.simulation;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Latencies;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.Router.Routed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A router with traffic: requests come at an even pace and fall on releases and instances in exact
/// proportion.
final class SimulatedRouter {
  private static final long MICROS = 20_000;

  /// Counts of one release at one service; shares of a request are carried over.
  private static final class Tally {
    private long total;
    private long failed;
    private double requests;
    private double failures;

    private Answers answers() {
      return new Answers(
          total, failed, 0, 0, total == 0 ? Latencies.NONE : Latencies.of(Map.of(MICROS, total)));
    }
  }

  private final Agenda agenda;
  private final SimulatedTarget target;
  private final Cast cast;
  private final Bug bug;
  private final TreeMap<ServiceKey, RoutePlan> plans = new TreeMap<>();
  private final Map<ServiceKey, Map<ReleaseHash, Tally>> tallies = new HashMap<>();
  private long countedUntil;
  private double pace;

  SimulatedRouter(Agenda agenda, SimulatedTarget target, Cast cast, Bug bug) {
    this.agenda = agenda;
    this.target = target;
    this.cast = cast;
    this.bug = bug;
    this.pace = cast.requestsPerSecond();
  }

  /// Users come more or less often from now on.
  void pace(double requestsPerSecond) {
    count();
    pace = requestsPerSecond;
  }

  Outcome apply(RoutePlan plan) {
    count();
    RoutePlan before = plans.get(plan.key());
    boolean late = before != null && before.generation() > plan.generation();
    if (late && bug != Bug.LATE_WEIGHT_APPLIED) {
      return new Outcome.Refused("generation " + plan.generation() + " is older");
    }
    plans.put(plan.key(), plan);
    return new Outcome.Done();
  }

  Outcome remove(ServiceKey key) {
    count();
    plans.remove(key);
    tallies.remove(key);
    return new Outcome.Done();
  }

  Map<ServiceKey, Routed> routes() {
    count();
    Map<ServiceKey, Routed> routes = new HashMap<>();
    plans.forEach((key, plan) -> routes.put(key, new Routed(plan, answers(key))));
    return routes;
  }

  Optional<RoutePlan> plan(ServiceKey key) {
    return Optional.ofNullable(plans.get(key));
  }

  /// Answers of a release so far.
  long total(ServiceKey key, ReleaseHash release) {
    count();
    Tally tally = tallies.getOrDefault(key, Map.of()).get(release);
    return tally == null ? 0 : tally.total;
  }

  private Map<ReleaseHash, Answers> answers(ServiceKey key) {
    Map<ReleaseHash, Answers> answers = new HashMap<>();
    tallies
        .getOrDefault(key, Map.of())
        .forEach((release, tally) -> answers.put(release, tally.answers()));
    return answers;
  }

  private void count() {
    double requests = pace * (agenda.now() - countedUntil) / 1000;
    countedUntil = agenda.now();
    if (requests <= 0) {
      return;
    }
    for (RoutePlan plan : plans.values()) {
      double share = plan.split().map(split -> split.weight().percent() / 100.0).orElse(0.0);
      answer(plan.key(), plan.primary(), requests * (1 - share));
      plan.split().ifPresent(split -> answer(plan.key(), split.candidate(), requests * share));
    }
  }

  private void answer(ServiceKey key, Pool pool, double requests) {
    Tally tally =
        tallies
            .computeIfAbsent(key, _ -> new HashMap<>())
            .computeIfAbsent(pool.release(), _ -> new Tally());
    tally.requests += requests;
    tally.failures += requests * failing(pool);
    long whole = (long) tally.requests;
    tally.requests -= whole;
    tally.total += whole;
    long failed = Math.min((long) tally.failures, tally.total - tally.failed);
    tally.failures -= failed;
    tally.failed += failed;
  }

  /// The share of a pool's answers that fails.
  private double failing(Pool pool) {
    if (pool.endpoints().isEmpty()) {
      return 1;
    }
    return pool.endpoints().stream()
            .map(target::at)
            .mapToDouble(found -> found.map(this::failing).orElse(1.0))
            .sum()
        / pool.endpoints().size();
  }

  private double failing(SimulatedTarget.Process process) {
    if (!process.isHealthy(agenda.now())) {
      return 1;
    }
    return switch (cast.conduct(process.release.version())) {
      case FAILING -> 0.5;
      case TURNING -> agenda.now() - process.startedAt > cast.turnsAfter() ? 1 : 0;
      default -> 0;
    };
  }
}
