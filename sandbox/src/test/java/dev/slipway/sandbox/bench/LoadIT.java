package dev.slipway.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.ContainersExtension;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.images.Engine;
import dev.slipway.sandbox.images.SampleImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// R5, R30 on containers behind HAProxy, in short: the full one is `./slipway bench --target
/// docker`.
@ExtendWith(ContainersExtension.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class LoadIT {
  private static final double RATE = 40;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final List<String> progress = new ArrayList<>();

  @Test
  void aGoodVersionAndABadOneLoseNoRequestWithOneReplicaNorWithThree() throws Exception {
    Path home = Path.of(System.getProperty("slipway.home"));
    LoadRun.Plan plan =
        new LoadRun.Plan(
            PackagedProgram.reconciler(home).command(),
            folder,
            RATE,
            new LoadRun.Numbers(2, 1, 1, 0));

    SpeedReport report = new LoadRun(plan, progress::add).run();

    assertThat(report.figures())
        .filteredOn(figure -> figure.aim().isPresent())
        .hasSize(7)
        .allSatisfy(figure -> {
          assertThat(figure.runs()).hasSize(2);
          assertThat(figure.most()).as(figure.name()).isZero();
        });
    assertThat(report.figures())
        .filteredOn(figure -> figure.name().endsWith("Sent"))
        .hasSize(6)
        .allSatisfy(figure -> assertThat(figure.least()).as(figure.name()).isPositive());
    assertThat(report.figures())
        .filteredOn(figure -> figure.unit().equals("ms"))
        .extracting(Figure::name)
        .containsExactly("hintToAnswer1", "bareRun1", "hintToAnswer3", "bareRun3");
  }

  @Test
  void stoppingThenStartingLosesRequests() throws Exception {
    SampleImages images = new SampleImages(new Engine(folder), folder.resolve("images"));
    images.make(Bed.SERVICE, new DemoVersion(new Version("1.0.0"), "good", "good"));
    images.make(Bed.SERVICE, new DemoVersion(new Version("1.0.1"), "good", "good"));

    List<Double> lost;
    try (PlainContainer container = new PlainContainer(folder)) {
      lost = new Recreations(folder, RATE, progress::add).lost("stop-start", container, 1);
    }

    assertThat(lost).hasSize(1).allSatisfy(count -> assertThat(count).isPositive());
  }
}
