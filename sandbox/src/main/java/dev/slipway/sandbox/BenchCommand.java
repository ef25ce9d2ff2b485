package dev.slipway.sandbox;

import dev.slipway.sandbox.bench.KillRun;
import dev.slipway.sandbox.bench.Reconcilers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench`: the real reconciler killed again and again.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "With --kills: the real reconciler, killed with -9 at random instants of real rollouts.",
      "Exit status 3 when something did not hold."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int DID_NOT_HOLD = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--kills", description = "Kill the reconciler in mid-rollout.")
  private boolean kills;

  @Option(names = "--times", paramLabel = "N", description = "How many kills; 20 if not told.")
  private int times = 20;

  @Option(names = "--rate", paramLabel = "N", description = "Requests a second; 50 if not told.")
  private double rate = 50;

  @Option(names = "--seed", paramLabel = "N", description = "Of the instants; random if not told.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "A new or empty one, for everything; a temporary one if not told.")
  private Optional<Path> folder = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (!kills) {
      throw new ParameterException(spec.commandLine(), "say what to bench: --kills");
    }
    PrintWriter out = spec.commandLine().getOut();
    Path place = folder.isPresent() ? folder.get() : Files.createTempDirectory("slipway-bench");
    out.println("in " + place.toAbsolutePath());
    KillRun run =
        new KillRun(
            new KillRun.Plan(
                Reconcilers.command(Path.of(System.getProperty("slipway.home", "."))),
                place.toAbsolutePath(),
                times,
                seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000)),
                rate,
                Duration.ofSeconds(8)),
            out);
    KillRun.Result result = run.run();
    out.println(run.lastLine(result));
    out.flush();
    return result.wrong().isEmpty() ? 0 : DID_NOT_HOLD;
  }
}
