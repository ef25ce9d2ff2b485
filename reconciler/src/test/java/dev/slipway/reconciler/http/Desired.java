package dev.slipway.reconciler.http;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Placement;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What Git says in these tests: a frontend in staging, which waits for a person at 25 %, and
/// production behind it.
final class Desired {
  static final ServiceKey FRONTEND = new ServiceKey("staging", "frontend");

  private static final Strategy CANARY =
      new Strategy(
          Strategy.Kind.CANARY,
          List.of(),
          List.of(new Step(new Weight(25), new Hold.Manual())),
          List.of(new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty())),
          100,
          Duration.ZERO,
          Duration.ofMinutes(15),
          Strategy.OnInsufficient.HOLD,
          true,
          Duration.ZERO,
          Duration.ofMinutes(10));

  private Desired() {}

  static Map<String, EnvironmentDefinition> rules() {
    return Map.of(
        "staging", environment("staging", Optional.empty()),
        "production",
            environment("production", Optional.of(new Promotion("staging", Duration.ofHours(1)))));
  }

  static DesiredService frontend(String environment, String version) {
    return new DesiredService(
        new Commit("0".repeat(40), "nobody", "nothing", Instant.EPOCH),
        new TreeMap<>(Map.of("services/frontend.yaml", "f".repeat(40))),
        environment(environment, Optional.empty()),
        service(),
        new Placement(
            new Version(version),
            Optional.empty(),
            2,
            new Route(Optional.of("frontend." + environment + ".localhost"), OptionalInt.empty()),
            Optional.empty()),
        CANARY,
        List.of());
  }

  private static ServiceDefinition service() {
    return new ServiceDefinition(
        "frontend",
        Optional.empty(),
        List.of("bin/frontend", "--port", "{port}"),
        OptionalInt.of(3000),
        Optional.of(
            new Health(
                "/health",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                3,
                Duration.ofMinutes(1))),
        false,
        Resources.UNLIMITED,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        List.of("web"),
        Hooks.NONE);
  }

  private static EnvironmentDefinition environment(String name, Optional<Promotion> from) {
    return new EnvironmentDefinition(
        name,
        List.of(),
        "memory",
        from,
        new Approvals(
            0,
            List.of(),
            Optional.empty(),
            false,
            Duration.ofHours(4),
            Approvals.AppliesTo.REQUESTS),
        new Channels(Optional.empty(), Optional.empty()),
        List.of(),
        EnvironmentDefinition.WhenFrozen.FINISH,
        List.of(),
        CANARY,
        EnvironmentDefinition.CommitBy.PUSH,
        EnvironmentDefinition.WriteBack.COMMIT,
        Removal.OFF,
        new TreeMap<>());
  }

  /// The same, asked for in chat.
  static DesiredService asked(String environment, String version, String request) {
    DesiredService service = frontend(environment, version);
    return new DesiredService(
        service.commit(),
        service.files(),
        service.environment(),
        service.service(),
        service.placement(),
        service.strategy(),
        service.problems(),
        List.of(new Requested(request, "commit", new Version(version), false)));
  }
}
