package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Step;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What a seed decides before anything happens: services, strategies, how often things go wrong.
///
/// A version bears its conduct in its name: `3-FAILING`.
final class Cast {
  static final String ENVIRONMENT = "production";

  private static final List<Conduct> CONDUCTS =
      List.of(
          Conduct.GOOD,
          Conduct.GOOD,
          Conduct.GOOD,
          Conduct.GOOD,
          Conduct.SLOW,
          Conduct.FAILING,
          Conduct.FAILING,
          Conduct.TURNING,
          Conduct.CRASHING,
          Conduct.DYING,
          Conduct.NEVER_READY,
          Conduct.UNCHECKED,
          Conduct.MISSING);
  private static final List<String> STEPS =
      List.of("10/3", "25/2,50/4", "5/2,25/3,50/3", "20/manual,60/2");

  private final Draws draws;
  private final double mishaps;
  private final double requestsPerSecond;
  private final TreeMap<ServiceKey, OptionalInt> ports = new TreeMap<>();
  private final Map<Version, Conduct> conducts = new HashMap<>();
  private int versions;

  Cast(Draws draws) {
    this.draws = draws;
    mishaps = draws.pick(List.of(0.0, 0.03, 0.08, 0.15, 0.3));
    requestsPerSecond = draws.pick(List.of(2, 20, 60, 60));
    ports.put(new ServiceKey(ENVIRONMENT, "web"), OptionalInt.of(3000));
    if (draws.chance(0.25)) {
      boolean portless = draws.chance(0.6);
      ports.put(
          new ServiceKey(ENVIRONMENT, "work"),
          portless ? OptionalInt.empty() : OptionalInt.of(3001));
    }
  }

  List<ServiceKey> services() {
    return List.copyOf(ports.keySet());
  }

  OptionalInt port(ServiceKey key) {
    return ports.getOrDefault(key, OptionalInt.empty());
  }

  /// The share of effects, observations and entries that go wrong.
  double mishaps() {
    return mishaps;
  }

  double requestsPerSecond() {
    return requestsPerSecond;
  }

  long turnsAfter() {
    return 8_000;
  }

  Version version(Conduct conduct) {
    Version version = new Version(++versions + "-" + conduct);
    conducts.put(version, conduct);
    return version;
  }

  Version version() {
    return version(draws.pick(CONDUCTS));
  }

  Conduct conduct(Version version) {
    return conducts.getOrDefault(version, Conduct.MISSING);
  }

  Strategy strategy() {
    Strategy.Kind kind =
        draws.pick(
            List.of(
                Strategy.Kind.CANARY,
                Strategy.Kind.CANARY,
                Strategy.Kind.BLUE_GREEN,
                Strategy.Kind.RECREATE));
    Check check = new Check("/ready", 200, Duration.ofSeconds(1), 1);
    return new Strategy(
        kind,
        draws.chance(0.5) ? List.of(check) : List.of(),
        kind == Strategy.Kind.CANARY ? steps(draws.pick(STEPS)) : List.of(),
        List.of(new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty())),
        10,
        Duration.ZERO,
        Duration.ofSeconds(8),
        draws.pick(List.of(Strategy.OnInsufficient.values())),
        draws.chance(0.5),
        Duration.ofSeconds(draws.between(1, 6)),
        Duration.ofSeconds(20));
  }

  private static List<Step> steps(String text) {
    return java.util.Arrays.stream(text.split(",", -1))
        .map(part -> part.split("/", -1))
        .map(part -> new Step(new Weight(Integer.parseInt(part[0])), hold(part[1])))
        .toList();
  }

  private static Hold hold(String text) {
    return text.equals("manual")
        ? new Hold.Manual()
        : new Hold.Timed(Duration.ofSeconds(Integer.parseInt(text)));
  }

  /// A key of an operation: some are given twice.
  Optional<String> idempotencyKey(int number) {
    return draws.chance(0.5) ? Optional.of("key " + number) : Optional.empty();
  }
}
