package dev.slipway.reconciler.repository.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.parse.RepositoryFiles;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import dev.slipway.reconciler.repository.EnvironmentsRepositoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

final class MemoryEnvironmentsRepositoryTest extends EnvironmentsRepositoryContract {
  private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");
  private static final String ADA = "Ada Lovelace <ada@example.com>";

  private final EnvironmentDefinition staging =
      RepositoryFiles.parseEnvironment(
              "environments/staging.yaml",
              """
              environment: staging
              target: local
              services:
                frontend: {version: 1.0.0, replicas: 1}
                backend: {version: 1.0.0, replicas: 1}
              """
                  .getBytes(UTF_8))
          .value()
          .orElseThrow()
          .definition();
  private final MemoryEnvironmentsRepository repository =
      new MemoryEnvironmentsRepository(Map.of("staging", staging), BEGIN);

  @BeforeEach
  void begin() {
    bump(new ServiceKey("staging", "backend"), "1.0.0");
    bump(new ServiceKey("staging", "frontend"), "1.0.0");
  }

  @Override
  protected EnvironmentsRepository repository() {
    return repository;
  }

  @Override
  protected void bump(ServiceKey key, String version) {
    ServiceDefinition service =
        RepositoryFiles.parseService(
                "services/" + key.service() + ".yaml",
                ("service: "
                        + key.service()
                        + "\ncommand: [x]\nport: 3000\nhealth: {path: /health}\n")
                    .getBytes(UTF_8))
            .value()
            .orElseThrow();
    Placement old = Objects.requireNonNull(staging.services().get(key.service()));
    Placement placement =
        new Placement(
            new Version(version), Optional.empty(), old.replicas(), old.route(), old.strategy());
    Commit none = new Commit("0".repeat(40), ADA, "", BEGIN);
    repository.put(
        new DesiredService(
            none, new TreeMap<>(), staging, service, placement, staging.strategy(), List.of()),
        ADA,
        BEGIN);
  }

  @Override
  protected void reachable(boolean now) {
    repository.reachable(now);
  }
}
