package dev.slipway.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ContainersExtension;
import dev.slipway.sandbox.demo.TargetKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// R26, R31, in short: the full one is `./slipway bench --kills`.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class KillIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void aReconcilerKilledAtAnyInstantComesToTheSameEndAndNoRequestFails() throws Exception {
    allHolds(TargetKind.PROCESS);
  }

  @Test
  @ExtendWith(ContainersExtension.class)
  void theSameOnContainersBehindHaproxy() throws Exception {
    allHolds(TargetKind.DOCKER);
  }

  private void allHolds(TargetKind kind) throws Exception {
    Path home = Path.of(System.getProperty("slipway.home"));
    KillRun.Plan plan =
        new KillRun.Plan(
            PackagedProgram.reconciler(home).command(),
            folder,
            kind,
            new KillRun.Instants(3, 20_260_101, Duration.ofSeconds(5)),
            30);

    KillRun.Result result = new KillRun(plan, new PrintWriter(System.out, true, UTF_8)).run();

    assertThat(result.wrong()).isEmpty();
    assertThat(result.kills()).isEqualTo(3);
  }
}
