package dev.slipway.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// R26, R31, in short: the full one is `./slipway bench --kills`.
final class KillIT {
  @TempDir private Path folder;

  @Test
  @Timeout(300)
  void aReconcilerKilledAtAnyInstantComesToTheSameEndAndNoRequestFails() throws Exception {
    Path home = Path.of(System.getProperty("slipway.home"));
    KillRun.Plan plan =
        new KillRun.Plan(
            PackagedProgram.reconciler(home).command(),
            folder,
            3,
            20_260_101,
            30,
            Duration.ofSeconds(5));

    KillRun.Result result = new KillRun(plan, new PrintWriter(System.out, true, UTF_8)).run();

    assertThat(result.wrong()).isEmpty();
    assertThat(result.kills()).isEqualTo(3);
  }
}
