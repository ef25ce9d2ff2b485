package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.journal.Journal.Recorded;
import dev.slipway.reconciler.journal.sql.SqlJournal;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.program.Checkout;
import dev.slipway.reconciler.program.Entrance;
import dev.slipway.reconciler.program.Program;
import dev.slipway.reconciler.program.RunningReconciler;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.process.ProcessTarget;
import dev.slipway.reconciler.target.process.ProcessTargetSettings;
import dev.slipway.reconciler.target.process.ResourceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program itself with real Git, processes, router and journal: a bad version goes back by
/// itself and Git tells the truth.
class WriteBackIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final String SERVICE =
      """
      service: frontend
      command: [bin/run, "{port}"]
      port: 3000
      health: {path: /health, interval: 200ms, timeout: 2s, successes: 1, failures: 5, startWithin: 60s}
      """;

  private static final String ENVIRONMENT =
      """
      # Ours; the comment stays.
      environment: staging
      target: local
      strategy:
        canary:
          steps: [{weight: 50, hold: 3s}]
          criteria: [{metric: error-rate, max: 5%}]
          minRequests: 5
          maxHold: 1m
          watch: 1s
        deadline: 2m
      services:
        frontend:
          version: 1.0.0   # by hand
          replicas: 1
      """;

  @TempDir Path folder;

  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final ExecutorService users = Executors.newSingleThreadExecutor();
  private Entrance entrance;
  private Checkout checkout;
  private RunningReconciler reconciler;

  @BeforeEach
  void begin() throws Exception {
    entrance = Entrance.onFreePorts();
    artifact("1.0.0", 200);
    artifact("2.0.0", 500);
    checkout =
        Checkout.begin(
            folder,
            Map.of("services/frontend.yaml", SERVICE, "environments/staging.yaml", ENVIRONMENT));
    reconciler =
        RunningReconciler.start(
            folder,
            checkout,
            """
            local:
              kind: process
              artifacts: artifacts
              resources: ignore
              router: %s
            """
                .formatted(entrance.router()));
  }

  private void artifact(String version, int status) throws IOException {
    Path program = folder.resolve("artifacts/frontend").resolve(version).resolve("bin/run");
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' -Xmx32m -XX:TieredStopAtLevel=1 -cp '%s' %s \"$1\" %d\n"
            .formatted(
                Program.java(),
                Path.of("target/test-classes").toAbsolutePath(),
                Storefront.class.getName(),
                status));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// The reconciler leaves running what it has started; here it ends.
  @AfterEach
  void end() throws Exception {
    open.set(false);
    users.shutdown();
    reconciler.kill();
    Path state = reconciler.state("local");
    ProcessTargetSettings settings =
        ProcessTargetSettings.of("local", folder.resolve("artifacts"), state)
            .with(ResourceLimits.IGNORE);
    try (ProcessTarget target =
        ProcessTarget.open(settings, new NoSecrets(), InstantSource.system())) {
      for (Instance instance : target.instances("staging")) {
        target.stop(instance.name(), Duration.ofSeconds(5));
      }
    }
    entrance.stop(state);
  }

  private static final class NoSecrets implements Secrets {
    @Override
    public Optional<String> value(String environment, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<String> fingerprint(String environment, String name) {
      return Optional.empty();
    }
  }

  /// R7, R11
  @Test
  void aBadVersionGoesBackByItselfAndOneCommitMakesGitTellTheTruth() throws Exception {
    await().atMost(PATIENCE).until(() -> request() == 200);
    users.submit(this::browse);

    checkout.sh(
        "sed -i 's/version: 1.0.0/version: 2.0.0/' environments/staging.yaml"
            + " && git commit -q -a -m 'Ship 2.0.0' && git push -q origin HEAD:main");
    await()
        .atMost(PATIENCE)
        .until(() ->
            checkout
                .sh("git fetch -q && git log -3 --format=%B origin/main")
                .contains("Slipway-Rollout:"));
    int before = answered.get();
    await().atMost(PATIENCE).until(() -> answered.get() > before + 50);
    try (ReconcilerClient client = reconciler.client()) {
      // It has followed its own commit.
      await()
          .atMost(PATIENCE)
          .until(() -> client.service("staging", "frontend").blocks(), List::isEmpty);
    }
    open.set(false);
    reconciler.kill();

    assertThat(checkout.sh("git show origin/main:environments/staging.yaml"))
        .isEqualTo(ENVIRONMENT);
    assertThat(checkout.sh("git show --stat --format=%an%n%B origin/main"))
        .startsWith("Slipway")
        .contains("Slipway-Rollout: staging-frontend-", "error-rate", "1 file changed");
    assertThat(checkout.sh("git rev-list --count origin/main").strip()).isEqualTo("3");
    assertThat(failed).hasValue(0);
    journal();
  }

  private void journal() {
    try (SqlJournal journal = SqlJournal.open(reconciler.state().resolve("journal"))) {
      List<ServiceEvent> events = journal.events(0, 1_000).stream().map(Recorded::event).toList();

      assertThat(events).filteredOn(ServiceEvent.RolloutStarted.class::isInstance).hasSize(2);
      assertThat(events).filteredOn(ServiceEvent.WriteBackWritten.class::isInstance).hasSize(1);
      assertThat(events).filteredOn(ServiceEvent.ReleaseRejected.class::isInstance).hasSize(1);
      assertThat(events)
          .filteredOn(event -> event instanceof ServiceEvent.Rolled(var _, RolloutEvent.Ended _))
          .hasSize(2);
      assertThat(journal.load("staging").getFirst().blocks()).isEmpty();
    }
  }

  private void browse() {
    while (open.get()) {
      int status = request();
      answered.incrementAndGet();
      if (status >= 500 || status == 0) {
        failed.incrementAndGet();
      }
    }
  }

  private int request() {
    return entrance.get("frontend.staging.localhost");
  }
}
