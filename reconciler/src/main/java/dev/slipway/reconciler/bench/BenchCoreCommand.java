package dev.slipway.reconciler.bench;

import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.journal.sql.SqlJournal;
import dev.slipway.reconciler.loop.SharedFacts;
import dev.slipway.reconciler.router.memory.MemoryRouter;
import dev.slipway.reconciler.target.memory.MemoryTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints as one JSON object what looking and what a commit of one line cost, each run of it, in
/// milliseconds:
///
/// 1. a repository of so many services in three environments is rolled out whole
/// 2. nothing changes: looks at all three environments
/// 3. again and again one line is changed, pushed, fetched (`fetch`); then what should run is read
///    (`read`) and all environments are looked at (`pass`; both are `commit`), and again until a
///    start is ordered (`start`), what the version is having been asked in between
@Command(name = "bench-core", hidden = true, description = "Measures the loop's core.")
public final class BenchCoreCommand implements Callable<Integer> {
  private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int MOST_ROUNDS = 200;

  @Option(names = "--folder", required = true, description = "An empty one.")
  private Path folder = Path.of("bench");

  @Option(names = "--services", description = "In each environment.")
  private int services = 1_000;

  @Option(names = "--times", description = "How many commits.")
  private int times = 25;

  private final List<MeasuredEnvironment> environments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, GitException, UnavailableException {
    ManyServices many = ManyServices.write(folder, services, ENVIRONMENTS);
    MemoryTarget target = new MemoryTarget();
    many.register(target);
    MemoryRouter router = new MemoryRouter();
    try (SqlJournal journal = SqlJournal.open(folder.resolve("journal"));
        GitRepository git = many.mirror(folder.resolve("mirror.git"))) {
      SharedFacts facts = new SharedFacts(journal, () -> {});
      for (String name : ENVIRONMENTS) {
        environments.add(new MeasuredEnvironment(name, journal, facts, target, router));
      }
      git.fetch();
      long began = System.nanoTime();
      DesiredState state = git.read();
      double firstRead = millis(began);
      if (!state.problems().isEmpty()) {
        throw new IllegalStateException(state.problems().getFirst().toString());
      }
      settle(state);
      Runs look = look(state);
      Commits commits = commits(many, git);
      System.out.printf(
          Locale.ROOT,
          "{\"releases\":%d,\"firstRead\":[%.1f],\"look\":%s,\"fetch\":%s,\"read\":%s,"
              + "\"pass\":%s,\"commit\":%s,\"start\":%s}%n",
          services * ENVIRONMENTS.size(),
          firstRead,
          look,
          commits.fetch(),
          commits.read(),
          commits.pass(),
          commits.commit(),
          commits.start());
    }
    return 0;
  }

  private record Commits(Runs fetch, Runs read, Runs pass, Runs commit, Runs start) {}

  private Runs look(DesiredState state) throws UnavailableException {
    Runs looks = new Runs();
    for (int i = 0; i < 4 * times; i++) {
      long began = System.nanoTime();
      lookAtAll(state, BETWEEN_LOOKS);
      looks.add(millis(began));
    }
    return looks;
  }

  private Commits commits(ManyServices many, GitRepository git)
      throws IOException, GitException, UnavailableException {
    Commits commits = new Commits(new Runs(), new Runs(), new Runs(), new Runs(), new Runs());
    for (int i = 0; i < times; i++) {
      many.bump(ENVIRONMENTS.get(i % ENVIRONMENTS.size()), (i * 37) % services);
      long began = System.nanoTime();
      git.fetch();
      commits.fetch().add(millis(began));
      began = System.nanoTime();
      DesiredState state = git.read();
      commits.read().add(millis(began));
      long read = System.nanoTime();
      lookAtAll(state, Duration.ofMillis(10));
      commits.pass().add(millis(read));
      commits.commit().add(millis(began));
      for (int pass = 0; environments.stream().noneMatch(MeasuredEnvironment::starts); pass++) {
        requireProgress(pass);
        actInAll();
        lookAtAll(state, Duration.ofMillis(10));
      }
      commits.start().add(millis(began));
      settle(state);
    }
    return commits;
  }

  private void settle(DesiredState state) throws UnavailableException {
    int rounds = 0;
    while (actInAll()) {
      requireProgress(rounds++);
      lookAtAll(state, BETWEEN_LOOKS);
    }
  }

  private static void requireProgress(int rounds) {
    if (rounds > MOST_ROUNDS) {
      throw new IllegalStateException("still not settled after " + rounds + " passes");
    }
  }

  private void lookAtAll(DesiredState state, Duration elapsed) throws UnavailableException {
    for (MeasuredEnvironment environment : environments) {
      environment.look(state, elapsed);
    }
  }

  /// @return whether any of them is to be looked at again
  private boolean actInAll() throws UnavailableException {
    boolean busy = false;
    for (MeasuredEnvironment environment : environments) {
      busy |= environment.act();
    }
    return busy;
  }

  private static double millis(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  /// Measured values of the same thing.
  private static final class Runs {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
      values.add(value);
    }

    @Override
    public String toString() {
      return values.stream()
          .map(value -> String.format(Locale.ROOT, "%.2f", value))
          .collect(Collectors.joining(",", "[", "]"));
    }
  }
}
