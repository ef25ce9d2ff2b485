package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.processes.Program;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// How long a service takes from its process's start until it says that it is ready.
///
/// @param name for messages: `the reconciler`
/// @param starter starts it where it is to run
/// @param ready answers 2xx when it is
public record Starts(String name, Starter starter, URI ready) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(20);

  /// Starts a program by a command, to which it adds the arguments.
  @FunctionalInterface
  public interface Starter {
    Program start(List<String> command) throws IOException;
  }

  /// Starts and stops it so often.
  ///
  /// @param how for the progress: `with the AOT cache`
  /// @return milliseconds each
  public List<Double> take(List<String> command, int times, String how, Consumer<String> progress)
      throws IOException {
    List<Double> starts = new ArrayList<>();
    for (int run = 1; run <= times; run++) {
      Program program = starter.start(command);
      starts.add(program.awaitReady(ready, PATIENCE).toNanos() / 1e6);
      stop(program);
      progress.accept("a start %s, %d of %d".formatted(how, run, times));
    }
    return starts;
  }

  /// @throws IOException when it does not end by itself
  public void stop(Program program) throws IOException {
    if (!program.stop(GRACE)) {
      throw new IOException(name + " did not end within " + GRACE.toSeconds() + " s");
    }
  }
}
