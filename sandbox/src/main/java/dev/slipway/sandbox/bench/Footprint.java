package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.processes.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// How long the reconciler takes to start beside a service that runs, and what it costs when
/// nothing happens: its own looks and polls, as often as they are by default.
final class Footprint {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SETTLE = Duration.ofMinutes(1);
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Bed bed;
  private final Starts starts;
  private final Told told;
  private final Consumer<String> progress;

  Footprint(Bed bed, Told told, Consumer<String> progress) {
    this.bed = bed;
    this.starts = new Starts("the reconciler", bed::startReconciler, bed.ready());
    this.told = told;
    this.progress = progress;
  }

  static Bed.Terms terms() {
    return new Bed.Terms(Bed.Terms.fresh("idle"), "2s", "[{weight: 5, hold: 1s}]", "15s", "2s");
  }

  /// @param without the command that starts the reconciler without the AOT cache
  List<Figure> measure(List<String> with, List<String> without, int times) throws IOException {
    bed.provide("1.0.0", "good");
    Program first = bed.startReconciler(with);
    told.end(told.rolloutOf("1.0.0", PATIENCE), PATIENCE);
    starts.stop(first);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(
                "start",
                "Start until ready",
                "ms",
                starts.take(with, times, "with the AOT cache", progress))
            .aimingAt(Figure.Aim.under(2_000)));
    figures.add(
        Figure.of(
            "startWithout",
            "Without an AOT cache, as the first time",
            "ms",
            starts.take(without, times, "without", progress)));
    figures.addAll(idling(with, times));
    return figures;
  }

  /// Of one process that has been up for a while: the compiler is busy with what was run until
  /// then.
  private List<Figure> idling(List<String> command, int times) throws IOException {
    Program program = bed.startReconciler(command);
    var _ = program.awaitReady(bed.ready(), PATIENCE);
    told.pause(SETTLE);
    List<Double> idle = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int run = 1; run <= times; run++) {
      long before = KernelView.ticks(program.pid());
      long began = System.nanoTime();
      told.pause(WINDOW);
      double seconds = (System.nanoTime() - began) / 1e9;
      idle.add(
          100 * (KernelView.ticks(program.pid()) - before) / KernelView.TICKS_PER_SECOND / seconds);
      memory.add(KernelView.resident(program.pid()));
      progress.accept("idling, %d of %d".formatted(run, times));
    }
    starts.stop(program);
    return List.of(
        Figure.of("idle", "Idling, of one core", "%", idle).aimingAt(Figure.Aim.under(1)),
        Figure.of("memory", "Resident memory", "MiB", memory).aimingAt(Figure.Aim.under(250)));
  }
}
