package dev.slipway.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.sandbox.demo.TargetKind;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Shell;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A journal that is put back under instances that run and users who ask, by the commands that
/// people type.
@Timeout(600)
final class RestoreIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int SHARE = 25;
  private static final int REQUESTS_A_SECOND = 20;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private List<String> program = List.of();
  private Bed bed;
  private ReconcilerClient client;

  /// Each step waits for a person: nothing ends while it is looked at.
  @BeforeEach
  void make() throws IOException {
    program = PackagedProgram.reconciler(Path.of(System.getProperty("slipway.home"))).command();
    bed =
        Bed.make(
            folder,
            TargetKind.PROCESS,
            new Bed.Terms(
                Bed.Terms.fresh("restore"),
                "250ms",
                "[{weight: " + SHARE + ", hold: manual}]",
                "1s",
                "1s"));
    client = bed.client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    bed.close();
  }

  private Program start() throws IOException {
    Program reconciler = bed.startReconciler(program);
    Duration _ = reconciler.awaitReady(bed.ready(), PATIENCE);
    return reconciler;
  }

  private String slipway(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", bed.folder().config().toString()));
    return Shell.run(folder, command);
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(PATIENCE).ignoreException(ReconcilerException.class);
  }

  private ServiceStatus service() throws ReconcilerException {
    return client.service(bed.environment(), Bed.SERVICE);
  }

  private void awaitServing(String version) {
    soon(version + " serves all")
        .untilAsserted(() -> {
          ServiceStatus now = service();
          assertThat(now.current().map(ReleaseStatus::version)).contains(version);
          assertThat(now.rollout()).isEmpty();
        });
  }

  /// @return the id of the rollout that waits at its share
  private String roll(String version) throws Exception {
    bed.ship(bed.provide(version, "good"));
    return awaitShare(version);
  }

  private String awaitShare(String version) throws ReconcilerException {
    soon(version + " has its share")
        .untilAsserted(() ->
            assertThat(service().rollout())
                .hasValueSatisfying(rollout -> {
                  assertThat(rollout.candidate().version()).isEqualTo(version);
                  assertThat(rollout.weight()).isEqualTo(SHARE);
                }));
    return service().rollout().orElseThrow().id();
  }

  private void complete(String rollout, String version) throws ReconcilerException {
    var _ =
        client.onRollout(
            rollout, Operation.COMPLETE, OperationRequest.by("ada", "it is good", rollout));
    awaitServing(version);
  }

  /// Where what was printed says that it is.
  private Path backup() throws IOException {
    return Path.of(slipway("backup").lines().toList().getLast());
  }

  private void awaitRecovery(String... said) {
    soon("the block of a restored journal")
        .untilAsserted(() ->
            assertThat(service().blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.kind()).isEqualTo("recovery"))
                .extracting(BlockStatus::reason)
                .asString()
                .contains(said));
  }

  /// R35, where there is a backup: it is of the middle of one rollout, and the kill in the middle
  /// of the next.
  @Test
  void aRestoredReconcilerTouchesNothingUntilAPersonAgreesAndNoRequestFails() throws Exception {
    var _ = bed.provide("1.0.0", "good");
    Program reconciler = start();
    awaitServing("1.0.0");
    Path log = folder.resolve("traffic.csv");
    TrafficPlan users = TrafficPlan.mixed(bed.users(), List.of(Bed.HOST), REQUESTS_A_SECOND);
    try (TrafficGenerator traffic = TrafficGenerator.start(users, log)) {
      String before = roll("1.1.0");
      Path backup = backup();
      complete(before, "1.1.0");
      String after = roll("1.2.0");
      reconciler.kill();
      var running = bed.target().instances(bed.environment());

      assertThat(slipway("restore", backup.toString())).contains("is kept", "release");
      Program restored = start();

      awaitRecovery(
          "1.0.0 served and 1.1.0 was being rolled out", "now 1.1.0 serves", "Git wants 1.2.0");
      assertThat(client.rollout(before).end()).isPresent();
      assertThat(client.rollouts(bed.environment(), Bed.SERVICE, 10).rollouts())
          .noneMatch(each -> each.id().equals(after));
      assertThat(service().rollout()).isEmpty();
      assertThat(bed.target().instances(bed.environment())).isEqualTo(running);

      var _ =
          client.onService(
              bed.environment(),
              Bed.SERVICE,
              Operation.RELEASE,
              OperationRequest.by("ada", "compared", "released"));
      complete(awaitShare("1.2.0"), "1.2.0");
      bed.awaitOnly(1, PATIENCE);
      long served = answers(traffic, "1.2.0");
      soon("1.2.0 answers").until(() -> answers(traffic, "1.2.0") > served);
      traffic.stop();
      assertThat(restored.isAlive()).isTrue();
    }

    assertThat(Outcome.read(log, Set.of()).missed()).isZero();
  }

  private static long answers(TrafficGenerator traffic, String version) {
    return traffic.summary().answeredByVersion().getOrDefault(version, 0L);
  }
}
