package dev.slipway.sandbox;

import dev.slipway.sandbox.bench.KillRun;
import dev.slipway.sandbox.bench.LoadRun;
import dev.slipway.sandbox.bench.Machine;
import dev.slipway.sandbox.bench.PackagedProgram;
import dev.slipway.sandbox.bench.SpeedReport;
import dev.slipway.sandbox.bench.SpeedRun;
import dev.slipway.sandbox.bench.chat.ChatRun;
import dev.slipway.sandbox.bench.chat.StormRun;
import dev.slipway.sandbox.demo.TargetKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench`: how fast it all is; or the real reconciler killed again and again.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures rollouts, the router and the reconciler on this machine and prints medians beside what is aimed at:"
          + " about four minutes, in which nothing else should run.",
      "With --target docker: what users lose by rollouts on containers under load, beside other ways;"
          + " about fifteen minutes.",
      "With --chat: the bot, under load and alone, about five minutes; then 10,000 deliveries while Slack fails"
          + " and the bot is killed every thousand, about a quarter of an hour. --chat --kills is this alone."
          + " Exit status 3 when something did not hold.",
      "With --kills: the real reconciler, killed with -9 at random instants of real rollouts."
          + " Exit status 3 when something did not hold."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int DID_NOT_HOLD = 3;
  private static final int RUNS = 5;
  private static final int KILLS = 20;
  private static final int ROLLOUTS = 20;
  private static final double LOAD = 200;
  private static final double LOAD_OF_KILLS = 50;
  private static final int STORM_KILLS = 10;
  private static final int STORM_EACH = 1_000;
  private static final double STORM_RATE = 12;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(exclusive = false)
  private What what = new What();

  /// What is done instead of measuring the reconciler.
  private static final class What {
    @Option(names = "--chat", description = "Measure the bot.")
    private boolean chat;

    @Option(
        names = "--kills",
        description =
            "Kill the reconciler in mid-rollout; with --chat the bot, and measure no more.")
    private boolean kills;
  }

  @Option(
      names = "--target",
      paramLabel = "KIND",
      description = {
        "What instances run on: process or docker (default: process).",
        "docker needs an engine on this Linux, and HAProxy 2.6 or newer."
      })
  private TargetKind target = TargetKind.PROCESS;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = {
        "Runs of each measurement, 5 if not told; with --kills how many, 20, of the bot 10;",
        "with --target docker how many rollouts with each number of replicas, 20."
      })
  private Optional<Integer> times = Optional.empty();

  @Option(names = "--json", description = "The measurements as one JSON object.")
  private boolean json;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = {
        "Requests a second; 50 with --kills, 200 with --target docker if not told;",
        "with --chat --kills what people do, 12."
      })
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "With --kills: of the instants, or of Slack's faults; random if not told.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "With --chat: how long commands are typed each time; 30 if not told.")
  private int seconds = 30;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "A new or empty one, for everything; a temporary one if not told.")
  private Optional<Path> folder = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (times.isPresent() && times.get() < 1) {
      throw new ParameterException(spec.commandLine(), "--times: at least 1");
    }
    if (what.chat && target != TargetKind.PROCESS) {
      throw new ParameterException(spec.commandLine(), "--chat needs no --target");
    }
    if (seconds < 1) {
      throw new ParameterException(spec.commandLine(), "--seconds: at least 1");
    }
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      throw new IOException("the bench finds processes in /proc: it needs Linux");
    }
    Path home = Path.of(System.getProperty("slipway.home", "."));
    Path place =
        (folder.isPresent() ? folder.get() : Files.createTempDirectory("slipway-bench"))
            .toAbsolutePath();
    Files.createDirectories(place);
    if (what.chat) {
      return chat(home, place);
    }
    if (what.kills) {
      return kill(home, place);
    }
    switch (target) {
      case PROCESS -> report(place, progress -> speed(home, place, progress));
      case DOCKER -> report(place, progress -> load(home, place, progress));
    }
    return 0;
  }

  private interface Bench {
    SpeedReport run(Consumer<String> progress) throws IOException;
  }

  private SpeedReport chat(Path home, Path place, Consumer<String> progress) throws IOException {
    return new ChatRun(
            new ChatRun.Plan(
                PackagedProgram.bot(home),
                home.resolve("slack-manifest.yaml"),
                place,
                times.orElse(RUNS),
                Duration.ofSeconds(seconds)),
            progress)
        .run();
  }

  private int chat(Path home, Path place) throws IOException {
    if (!what.kills) {
      report(place, progress -> chat(home, place, progress));
    }
    List<String> wrong = new ArrayList<>();
    report(
        place,
        progress -> {
          StormRun.Result result = storm(home, place, progress);
          wrong.addAll(result.wrong());
          return new SpeedReport(Machine.here(place), result.figures());
        });
    wrong.forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
    return wrong.isEmpty() ? 0 : DID_NOT_HOLD;
  }

  private StormRun.Result storm(Path home, Path place, Consumer<String> progress)
      throws IOException {
    StormRun.Pace pace =
        new StormRun.Pace(
            STORM_EACH,
            rate.orElse(STORM_RATE),
            Duration.ofMinutes(20),
            seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000)));
    progress.accept("seed " + pace.seed());
    return new StormRun(
            new StormRun.Plan(
                PackagedProgram.bot(home),
                home.resolve("slack-manifest.yaml"),
                place.resolve("storm"),
                what.kills ? times.orElse(STORM_KILLS) : STORM_KILLS,
                pace),
            progress)
        .run();
  }

  private SpeedReport speed(Path home, Path place, Consumer<String> progress) throws IOException {
    PackagedProgram reconciler = PackagedProgram.reconciler(home);
    return new SpeedRun(
            new SpeedRun.Plan(
                reconciler.command(), reconciler.withoutCache(), place, times.orElse(RUNS)),
            progress)
        .run();
  }

  private SpeedReport load(Path home, Path place, Consumer<String> progress) throws IOException {
    return new LoadRun(
            new LoadRun.Plan(
                PackagedProgram.reconciler(home).command(),
                place,
                rate.orElse(LOAD),
                LoadRun.Numbers.of(times.orElse(ROLLOUTS))),
            progress)
        .run();
  }

  private void report(Path place, Bench bench) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    err.println("in " + place);
    err.flush();
    long began = System.nanoTime();
    SpeedReport report =
        bench.run(done -> {
          err.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, done);
          err.flush();
        });
    if (json) {
      out.println(report.json());
    } else {
      out.println();
      out.println(report.machine().line());
      out.println();
      report.table().forEach(out::println);
    }
    out.flush();
  }

  private int kill(Path home, Path place) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("in " + place);
    KillRun run =
        new KillRun(
            new KillRun.Plan(
                PackagedProgram.reconciler(home).command(),
                place,
                target,
                new KillRun.Instants(
                    times.orElse(KILLS),
                    seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000)),
                    Duration.ofSeconds(8)),
                rate.orElse(LOAD_OF_KILLS)),
            out);
    KillRun.Result result = run.run();
    out.println(run.lastLine(result));
    out.flush();
    return result.wrong().isEmpty() ? 0 : DID_NOT_HOLD;
  }
}
