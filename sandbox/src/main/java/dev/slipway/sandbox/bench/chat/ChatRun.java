package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.Figure;
import dev.slipway.sandbox.bench.Machine;
import dev.slipway.sandbox.bench.PackagedProgram;
import dev.slipway.sandbox.bench.SpeedReport;
import dev.slipway.sandbox.bench.Starts;
import dev.slipway.sandbox.processes.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Measures everything about the bot, one thing after the other, so that nothing disturbs the next:
///
/// ```
/// 1. acknowledgements and memory, of a new bot each time, under load
/// 2. commits and edits, of one bot that has nothing else to do
/// 3. its starts
/// ```
public final class ChatRun {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EDITS_EACH = 2;
  private static final double RATE = 100;
  private static final int EVENTS = 5_000;
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(5);

  private final Plan plan;
  private final Consumer<String> progress;

  /// @param manifest of the Slack app
  /// @param times of each measurement
  /// @param load how long commands are typed, each time
  public record Plan(PackagedProgram bot, Path manifest, Path folder, int times, Duration load) {}

  /// @param progress told what has just been done
  public ChatRun(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public SpeedReport run() throws IOException {
    List<Figure> figures = new ArrayList<>(underLoad());
    figures.addAll(alone());
    return new SpeedReport(Machine.here(plan.folder()), figures);
  }

  /// Of a bot that has nothing else to do.
  List<Figure> alone() throws IOException {
    try (ChatBed bed = ChatBed.make(plan.manifest(), plan.folder().resolve("alone"))) {
      Program bot = bed.startBot(plan.bot().command());
      var _ = bot.awaitReady(bed.setup().ready(), PATIENCE);
      var _ = bed.reconciler().awaitDealtWith(0, PATIENCE);
      List<Figure> figures = new ArrayList<>(new CommitSpeed(bed, progress).measure(plan.times()));
      figures.add(new EditSpeed(bed, progress).measure(plan.times() * EDITS_EACH));
      Starts starts = new Starts("the bot", bed::startBot, bed.setup().ready());
      starts.stop(bot);
      figures.addAll(starts(starts));
      return figures;
    }
  }

  private List<Figure> starts(Starts starts) throws IOException {
    List<String> with = plan.bot().command();
    List<String> without = plan.bot().withoutCache();
    int times = plan.times();
    return List.of(
        Figure.of(
                "botStart",
                "Start of the bot until ready",
                "ms",
                starts.take(with, times, "with the AOT cache", progress))
            .aimingAt(Figure.Aim.under(2_000)),
        Figure.of(
            "botStartWithout",
            "Without an AOT cache, as the first time",
            "ms",
            starts.take(without, times, "without", progress)));
  }

  private List<Figure> underLoad() throws IOException {
    Duration warmUp = plan.load().compareTo(LONGEST_WARM_UP) < 0 ? plan.load() : LONGEST_WARM_UP;
    var load = new AcknowledgementSpeed.Load(RATE, warmUp, plan.load(), EVENTS);
    List<AcknowledgementSpeed.Measured> runs = new ArrayList<>();
    for (int run = 1; run <= plan.times(); run++) {
      Path folder = plan.folder().resolve("load-" + run);
      try (ChatBed bed = ChatBed.make(plan.manifest(), folder)) {
        Program bot = bed.startBot(plan.bot().command());
        runs.add(
            new AcknowledgementSpeed(bed, load)
                .measure(bot, folder.resolve("acknowledgements.csv")));
      }
      progress.accept("commands under load, %d of %d".formatted(run, plan.times()));
    }
    return figures(runs);
  }

  private static List<Figure> figures(List<AcknowledgementSpeed.Measured> runs) {
    return List.of(
        Figure.of(
            "acknowledged50",
            "Acknowledgement of a command at %.0f a second, p50".formatted(RATE),
            "ms",
            each(runs, run -> run.whole().percentile(50))),
        Figure.of(
                "acknowledged99", "The same, p99", "ms", each(runs, r -> r.whole().percentile(99)))
            .aimingAt(Figure.Aim.under(50)),
        Figure.of(
                "relaying99",
                "p99 of those that came before %,d waiting events were relayed".formatted(EVENTS),
                "ms",
                each(runs, run -> run.relaying().percentile(99)))
            .aimingAt(Figure.Aim.under(50)),
        Figure.of(
            "acknowledgedLast", "Slowest of all", "ms", each(runs, r -> r.whole().percentile(100))),
        Figure.of(
                "notAcknowledged",
                "Commands that were not acknowledged with 200",
                "",
                each(runs, run -> (double) run.lost()))
            .aimingAt(Figure.Aim.atMost(0)),
        Figure.of(
            "relayed",
            "Until the %,d events were relayed meanwhile".formatted(EVENTS),
            "s",
            each(runs, AcknowledgementSpeed.Measured::seconds)),
        Figure.of(
                "botMemory",
                "Resident memory of the bot after it",
                "MiB",
                each(runs, run -> run.memory().resident()))
            .aimingAt(Figure.Aim.under(250)),
        Figure.of("botHeap", "Of which heap in use", "MiB", each(runs, r -> r.memory().heap())));
  }

  private static List<Double> each(
      List<AcknowledgementSpeed.Measured> runs,
      Function<AcknowledgementSpeed.Measured, Double> of) {
    return runs.stream().map(of).toList();
  }
}
