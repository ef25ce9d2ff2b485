package dev.slipway.reconciler.target.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Instances outlive the reconciler, and the next one takes them over (rule 11, R26, R27).
@Timeout(90)
final class DetachmentIT {
  @TempDir Path root = Path.of("set by JUnit");
  private Fixture fixture;

  DetachmentIT() {}

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private Process otherReconciler() throws Exception {
    fixture.publish(Fixture.VERSION, Fixture.LOOP);
    fixture.target.close();
    return Owner.begin(root);
  }

  @Test
  void killingTheReconcilerLeavesTheInstanceToTheNextOne() throws Exception {
    Process reconciler = otherReconciler();

    assertThat(reconciler.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
    fixture.target = fixture.open();

    InstanceName name = fixture.only().name();
    assertThat(fixture.child(name).isAlive()).isTrue();
    assertThat(fixture.only().starts()).isEqualTo(1);
    Release release = fixture.release(Fixture.withoutPort());
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    assertThat(fixture.only().starts()).isEqualTo(1);
    await().until(() -> fixture.only().isHealthy());
  }

  @Test
  void ctrlCInTheTerminalEndsTheReconcilerOnly() throws Exception {
    Process reconciler = otherReconciler();

    new ProcessBuilder("sh", "-c", "kill -s INT -- -" + reconciler.pid()).start().waitFor();

    assertThat(reconciler.waitFor(10, TimeUnit.SECONDS)).isTrue();
    fixture.target = fixture.open();
    assertThat(fixture.child(fixture.only().name()).isAlive()).isTrue();
  }

  /// R27
  @Test
  void aSecondReconcilerOnTheSameFolderIsRefusedNamingTheFirst() throws Exception {
    Process reconciler = otherReconciler();

    assertThatThrownBy(() -> fixture.open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another reconciler (pid " + reconciler.pid() + ")")
        .hasMessageNotContaining("\n");

    assertThat(reconciler.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
    fixture.target = fixture.open();
  }

  @Test
  void theExitStatusIsKeptWhileNoReconcilerRuns() throws Exception {
    Path signal = root.resolve("end");
    fixture.publish(
        Fixture.VERSION, "#!/bin/sh\nwhile [ ! -e " + signal + " ]; do sleep 0.05; done\nexit 5\n");
    fixture.target.start(fixture.release(Fixture.withoutPort()), 0);
    InstanceName name = fixture.only().name();
    await().until(() -> fixture.child(name).isAlive());
    ProcessIdentity child = fixture.child(name);
    fixture.target.close();

    Files.createFile(signal);
    await().until(() -> !child.isAlive());
    fixture.target = fixture.open();

    await()
        .untilAsserted(() ->
            assertThat(fixture.only().condition())
                .isEqualTo(new Condition.Exited(5, "exit code 5")));
  }

  @Test
  void anInstanceWhoseSupervisorWasKilledGoesOnAndIsEndedLikeAnother() throws Exception {
    fixture.publish(Fixture.VERSION, Fixture.LOOP);
    fixture.target.start(fixture.release(Fixture.withoutPort()), 0);
    InstanceName name = fixture.only().name();
    await().until(() -> fixture.processes(name).size() == 3);

    Fixture.kill(fixture.supervisor(name).pid());
    await().until(() -> !fixture.supervisor(name).isAlive());
    fixture.reopen();

    assertThat(fixture.only().condition()).isNotInstanceOf(Condition.Exited.class);
    assertThat(fixture.target.stop(name, Fixture.GRACE)).isEqualTo(new Outcome.Done());
    assertThat(fixture.processes(name)).isEmpty();
  }

  @Test
  void anInstanceThatEndsWithoutItsSupervisorIsSeenToHaveEnded() throws Exception {
    fixture.publish(Fixture.VERSION, Fixture.LOOP);
    fixture.target.start(fixture.release(Fixture.withoutPort()), 0);
    InstanceName name = fixture.only().name();
    await().until(() -> fixture.processes(name).size() == 3);

    Fixture.kill(fixture.supervisor(name).pid());
    Fixture.kill(fixture.child(name).pid());

    await()
        .untilAsserted(
            () -> assertThat(fixture.only().condition()).isInstanceOf(Condition.Exited.class));
    assertThat(fixture.target.start(fixture.release(Fixture.withoutPort()), 0))
        .isEqualTo(new Outcome.Done());
    await().until(() -> fixture.processes(name).size() == 3);
  }

  /// A reconciler that died between recording a run and its claim: the next one gives it up.
  @Test
  void aSupervisorThatComesLateStartsNothing() throws Exception {
    fixture.publish(Fixture.VERSION, Fixture.LOOP);
    fixture.target.start(fixture.release(Fixture.withoutPort()), 0);
    InstanceName name = fixture.only().name();
    fixture.target.stop(name, Fixture.GRACE);
    Path folder = fixture.settings.state().resolve("instances").resolve(name.text());
    Path log = root.resolve("late.log");
    Files.createDirectories(folder);
    Files.createFile(folder.resolve("run-7.claim"));

    Process late =
        new ProcessBuilder(
                "setsid",
                "sh",
                fixture.settings.state().resolve("supervise.sh").toString(),
                folder.resolve("run-7").toString(),
                log.toString(),
                "sh",
                "-c",
                "echo has run")
            .start();

    assertThat(late.waitFor()).isEqualTo(1);
    assertThat(log).content().doesNotContain("has run");
    assertThat(folder.resolve("run-7.child")).doesNotExist();
  }
}
