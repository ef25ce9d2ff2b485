package dev.slipway.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.demo.TargetKind;
import dev.slipway.sandbox.processes.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// That `./slipway bench` measures what it says, with one run each; how fast it is, no test asks.
@Timeout(300)
final class SpeedIT {
  @TempDir private Path folder;

  /// R30: not one GET of a user fails while a candidate fails always.
  @Test
  void rolloutsAndTheirRouterAreMeasuredFromOutside() throws Exception {
    List<String> reconciler =
        PackagedProgram.reconciler(Path.of(System.getProperty("slipway.home"))).command();
    List<String> progress = new ArrayList<>();

    List<Figure> figures = new ArrayList<>();
    try (Bed bed = Bed.make(folder, TargetKind.PROCESS, RolloutSpeed.terms());
        Told told = new Told(bed.client())) {
      Program running = bed.startReconciler(reconciler);
      figures.addAll(
          new RolloutSpeed(bed, told, 1, progress::add).measure(folder.resolve("traffic.csv")));
      assertThat(running.stop(Duration.ofSeconds(30))).isTrue();
      figures.addAll(new RouterSpeed(bed).measure());
    }

    Map<String, Double> medians =
        figures.stream().collect(Collectors.toMap(Figure::name, Figure::median));
    assertThat(medians.get("failedGets")).isZero();
    assertThat(medians.get("hintToStart")).isPositive();
    assertThat(medians.get("hintToAnswer")).isGreaterThan(medians.get("hintToStart"));
    assertThat(medians.get("failureToZero")).isPositive();
    assertThat(medians.get("routedAnswer")).isPositive();
    assertThat(medians.get("weightChange")).isPositive();
    assertThat(progress).containsExactly("a good version, 1 of 1", "a bad version, 1 of 1");
  }

  @Test
  void theCoreIsMeasuredByTheReconcilerItself() throws Exception {
    List<String> reconciler =
        PackagedProgram.reconciler(Path.of(System.getProperty("slipway.home"))).command();

    List<Figure> figures = new CoreSpeed(reconciler, folder, 20).measure();

    assertThat(figures.stream().collect(Collectors.toMap(Figure::name, Function.identity())))
        .containsOnlyKeys("idlePass", "oneLineCommit", "ofWhichRead", "ofWhichPass", "fetch");
    assertThat(figures.get(1).what()).contains("60 releases");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.median()).isPositive());
  }
}
