package dev.slipway.reconciler.conformance;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Promotion;
import dev.slipway.environments.language.Removal;
import dev.slipway.environments.language.Requested;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Step;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What Git says of one service in one environment, changed word by word and then committed. What
/// is not said is a canary of 5, 25 and 50 %, ten seconds each, that may fail 5 % of its answers,
/// watched for twenty seconds; two replicas.
final class Plot {
  final ServiceKey key;
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, String> secrets = new TreeMap<>();
  private String version = "";
  private int replicas = 2;
  private Hooks hooks = Hooks.NONE;
  private List<Problem> problems = List.of();
  private List<Requested> requests = List.of();
  private Optional<Promotion> promotesFrom = Optional.empty();
  private Approvals approvals =
      new Approvals(
          0, List.of(), Optional.empty(), false, Duration.ofHours(4), Approvals.AppliesTo.REQUESTS);
  private List<Freeze> freezes = List.of();
  private EnvironmentDefinition.WhenFrozen whenFrozen = EnvironmentDefinition.WhenFrozen.FINISH;
  private List<Lock> locks = List.of();
  private EnvironmentDefinition.WriteBack writeBack = EnvironmentDefinition.WriteBack.NONE;
  private Removal removal = Removal.OFF;
  private Strategy.Kind kind = Strategy.Kind.CANARY;
  private List<Check> checks = List.of();
  private List<Step> steps = List.of(step(5, 10), step(25, 10), step(50, 10));
  private List<Criterion> criteria =
      List.of(new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty()));
  private Strategy.OnInsufficient onInsufficient = Strategy.OnInsufficient.HOLD;
  private Duration deadline = Duration.ofSeconds(30);

  Plot(ServiceKey key) {
    this.key = key;
  }

  static Step step(int weight, int seconds) {
    return new Step(new Weight(weight), new Hold.Timed(Duration.ofSeconds(seconds)));
  }

  static Step manual(int weight) {
    return new Step(new Weight(weight), new Hold.Manual());
  }

  Plot version(String next) {
    version = next;
    requests = desired().with(desired().commit(), desired().placement()).requests();
    return this;
  }

  /// A chat request's commit asks for a version.
  Plot asked(String request, String next) {
    version(next);
    List<Requested> all = new ArrayList<>();
    all.add(new Requested(request, "commit of " + request, new Version(next), false));
    all.addAll(requests);
    requests = List.copyOf(all);
    return this;
  }

  /// A reading that does not go so far back.
  Plot forgetsRequests() {
    requests = List.of();
    return this;
  }

  Plot replicas(int next) {
    replicas = next;
    return this;
  }

  Plot setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  Plot secret(String variable, String name) {
    secrets.put(variable, name);
    return this;
  }

  Plot hooks(Hooks next) {
    hooks = next;
    return this;
  }

  Plot problems(Problem... next) {
    problems = List.of(next);
    return this;
  }

  Plot promotesFrom(String environment, Duration soak) {
    promotesFrom = Optional.of(new Promotion(environment, soak));
    return this;
  }

  Plot approvals(int required) {
    approvals =
        new Approvals(
            required,
            List.of("sre"),
            Optional.empty(),
            false,
            Duration.ofHours(4),
            Approvals.AppliesTo.ALL);
    return this;
  }

  Plot freezes(EnvironmentDefinition.WhenFrozen rule, Freeze... next) {
    whenFrozen = rule;
    freezes = List.of(next);
    return this;
  }

  Plot locks(Lock... next) {
    locks = List.of(next);
    return this;
  }

  Plot writesBack() {
    writeBack = EnvironmentDefinition.WriteBack.COMMIT;
    return this;
  }

  Plot removal(int confirmed) {
    removal = new Removal(true, OptionalInt.of(confirmed));
    return this;
  }

  Plot blueGreen(Check... next) {
    kind = Strategy.Kind.BLUE_GREEN;
    steps = List.of();
    checks = List.of(next);
    return this;
  }

  Plot steps(Step... next) {
    steps = List.of(next);
    return this;
  }

  Plot criteria(Criterion... next) {
    criteria = List.of(next);
    return this;
  }

  Plot onInsufficient(Strategy.OnInsufficient next) {
    onInsufficient = next;
    return this;
  }

  /// The rules alone, for a change of nothing else.
  EnvironmentDefinition environment() {
    return new EnvironmentDefinition(
        key.environment(),
        List.of(),
        "memory",
        promotesFrom,
        approvals,
        new Channels(Optional.empty(), Optional.empty()),
        freezes,
        whenFrozen,
        locks,
        strategy(),
        EnvironmentDefinition.CommitBy.PUSH,
        writeBack,
        removal,
        new TreeMap<>());
  }

  DesiredService desired() {
    return new DesiredService(
        new Commit("0".repeat(40), "nobody", "not committed yet", Instant.EPOCH),
        new TreeMap<>(Map.of("services/" + key.service() + ".yaml", settings.toString())),
        environment(),
        service(),
        new Placement(
            new Version(version),
            Optional.empty(),
            replicas,
            new Route(Optional.of(key.service() + ".localhost"), OptionalInt.empty()),
            Optional.empty()),
        strategy(),
        problems,
        requests);
  }

  private Strategy strategy() {
    return new Strategy(
        kind,
        checks,
        steps,
        criteria,
        20,
        Duration.ZERO,
        Duration.ofSeconds(30),
        onInsufficient,
        true,
        Duration.ofSeconds(20),
        deadline);
  }

  private ServiceDefinition service() {
    return new ServiceDefinition(
        key.service(),
        Optional.empty(),
        List.of("bin/run", "{port}"),
        OptionalInt.of(3000),
        Optional.of(
            new Health(
                "/health",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                3,
                Duration.ofSeconds(20))),
        false,
        Resources.UNLIMITED,
        new TreeMap<>(settings),
        new TreeMap<>(secrets),
        Optional.empty(),
        List.of("web"),
        hooks);
  }
}
