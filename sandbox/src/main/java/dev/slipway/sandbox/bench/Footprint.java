package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.processes.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the reconciler takes to start beside a service that runs, and what it costs when
/// nothing happens: its own looks and polls, as often as they are by default.
final class Footprint {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration SETTLE = Duration.ofMinutes(1);
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final double TICKS_PER_SECOND = 100;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Bed bed;
  private final Told told;
  private final Consumer<String> progress;

  Footprint(Bed bed, Told told, Consumer<String> progress) {
    this.bed = bed;
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
    stop(first);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of("start", "Start until ready", "ms", starts(with, times, "with the AOT cache"))
            .aimingAt(Figure.Aim.under(2_000)));
    figures.add(
        Figure.of(
            "startWithout",
            "Without an AOT cache, as the first time",
            "ms",
            starts(without, times, "without")));
    figures.addAll(idling(with, times));
    return figures;
  }

  private List<Double> starts(List<String> command, int times, String how) throws IOException {
    List<Double> starts = new ArrayList<>();
    for (int run = 1; run <= times; run++) {
      Program program = bed.startReconciler(command);
      starts.add(program.awaitReady(bed.ready(), PATIENCE).toNanos() / 1e6);
      stop(program);
      progress.accept("a start %s, %d of %d".formatted(how, run, times));
    }
    return starts;
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
      long before = ticks(program.pid());
      long began = System.nanoTime();
      told.pause(WINDOW);
      double seconds = (System.nanoTime() - began) / 1e9;
      idle.add(100 * (ticks(program.pid()) - before) / TICKS_PER_SECOND / seconds);
      memory.add(resident(program.pid()));
      progress.accept("idling, %d of %d".formatted(run, times));
    }
    stop(program);
    return List.of(
        Figure.of("idle", "Idling, of one core", "%", idle).aimingAt(Figure.Aim.under(1)),
        Figure.of("memory", "Resident memory", "MiB", memory).aimingAt(Figure.Aim.under(250)));
  }

  private static void stop(Program program) throws IOException {
    if (!program.stop(GRACE)) {
      throw new IOException("the reconciler did not end within " + GRACE.toSeconds() + " s");
    }
  }

  /// Processor time, in the kernel's ticks: the 14th and 15th field, of which the second may hold
  /// anything.
  private static long ticks(long pid) throws IOException {
    String stat = Files.readString(file(pid, "stat"), StandardCharsets.ISO_8859_1);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static double resident(long pid) throws IOException {
    Matcher resident = RESIDENT.matcher(Files.readString(file(pid, "status")));
    if (!resident.find()) {
      throw new IOException("process " + pid + " has ended");
    }
    return Long.parseLong(resident.group(1)) / 1_024.0;
  }

  private static Path file(long pid, String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
