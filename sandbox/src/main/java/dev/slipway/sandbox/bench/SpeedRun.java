package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.demo.TargetKind;
import dev.slipway.sandbox.processes.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures everything, one thing after the other, so that nothing disturbs the next:
///
/// ```
/// 1. rollouts under load, then the router alone
/// 2. starts of the reconciler, and its idling
/// 3. its core with many services
/// ```
public final class SpeedRun {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final int SERVICES = 1_000;

  private final Plan plan;
  private final Consumer<String> progress;

  /// @param with the command that starts the reconciler, with its AOT cache
  /// @param without the same without
  public record Plan(List<String> with, List<String> without, Path folder, int times) {
    public Plan {
      with = List.copyOf(with);
      without = List.copyOf(without);
    }
  }

  /// @param progress told what has just been done
  public SpeedRun(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public SpeedReport run() throws IOException {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(rollouts(plan.folder().resolve("rollouts")));
    figures.addAll(footprint(plan.folder().resolve("footprint")));
    progress.accept("a thousand services in three environments: takes a minute or two");
    figures.addAll(new CoreSpeed(plan.with(), plan.folder().resolve("core"), SERVICES).measure());
    return new SpeedReport(Machine.here(plan.folder()), figures);
  }

  private List<Figure> rollouts(Path folder) throws IOException {
    try (Bed bed = Bed.make(folder, TargetKind.PROCESS, RolloutSpeed.terms());
        Told told = new Told(bed.client())) {
      Program reconciler = bed.startReconciler(plan.with());
      List<Figure> figures =
          new ArrayList<>(
              new RolloutSpeed(bed, told, plan.times(), progress)
                  .measure(folder.resolve("traffic.csv")));
      if (!reconciler.stop(GRACE)) {
        throw new IOException("the reconciler did not end within " + GRACE.toSeconds() + " s");
      }
      figures.addAll(new RouterSpeed(bed).measure());
      progress.accept("the router");
      return figures;
    }
  }

  private List<Figure> footprint(Path folder) throws IOException {
    try (Bed bed = Bed.make(folder, TargetKind.PROCESS, Footprint.terms());
        Told told = new Told(bed.client())) {
      return new Footprint(bed, told, progress).measure(plan.with(), plan.without(), plan.times());
    }
  }
}
