package dev.slipway.sandbox.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.bench.PackagedProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// C4, C13, C14, in short: the full one is `./slipway bench --chat --kills`.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class StormIT {
  private static final Path HOME = Path.of(System.getProperty("slipway.home"));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void aBotThatIsKilledWhileSlackFailsDoesEachThingOnceAndSaysEveryEnd() throws Exception {
    StormRun.Plan plan =
        new StormRun.Plan(
            PackagedProgram.bot(HOME),
            HOME.resolve("slack-manifest.yaml"),
            folder,
            3,
            new StormRun.Pace(200, 15, Duration.ofMinutes(8), 20_261_128));

    StormRun.Result result = new StormRun(plan, System.out::println).run();

    assertThat(result.wrong()).as(() -> String.join("; ", result.wrong())).isEmpty();
    Counted counted = result.counted();
    assertThat(counted.acts().kills()).isEqualTo(3);
    assertThat(counted.acts().deliveries()).isGreaterThanOrEqualTo(600);
    assertThat(counted.acts().repeated()).isGreaterThan(100);
    assertThat(counted.cards().wishes()).isGreaterThan(5).isEqualTo(counted.cards().ended());
    assertThat(counted.cards().commits()).isPositive();
    assertThat(counted.cards().decisions()).isPositive();
    assertThat(counted.answers().once()).isPositive();
    assertThat(counted.calls().limited()).isPositive();
    assertThat(counted.calls().failed()).isPositive();
    assertThat(counted.calls().lost()).isPositive();
  }
}
