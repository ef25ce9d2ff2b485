package dev.slipway.sandbox.bench;

import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// How soon a merge runs, and how soon a bad one is gone: real rollouts under constant load.
///
/// ```
/// 1. 1.0.0 serves; 100 requests a second, of which a tenth are POSTs
/// 2. as often as asked for: push a good version and tell the reconciler, measure from the hint
/// 3. as often: the same with one that fails always, measure from its first failing answer
/// 4. count what users saw of the bad ones
/// ```
///
/// Times are taken outside of the reconciler: files that appear, answers to users, the router's own
/// account. Git is not polled meanwhile, so that nothing but the hint can be what starts it.
final class RolloutSpeed {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double RATE = 100;
  private static final String STEPS = "[{weight: 5, hold: 2s}]";

  private final Bed bed;
  private final Told told;
  private final int times;
  private final Consumer<String> progress;
  private final List<Double> toStart = new ArrayList<>();
  private final List<Double> toAnswer = new ArrayList<>();
  private final List<Double> toZero = new ArrayList<>();

  RolloutSpeed(Bed bed, Told told, int times, Consumer<String> progress) {
    this.bed = bed;
    this.told = told;
    this.times = times;
    this.progress = progress;
  }

  static Bed.Terms terms() {
    return new Bed.Terms(Bed.Terms.fresh("speed"), "250ms", STEPS, "1d", "2s");
  }

  /// @param log for every request
  List<Figure> measure(Path log) throws IOException {
    bed.provide("1.0.0", "good");
    told.end(told.rolloutOf("1.0.0", PATIENCE), PATIENCE);
    TrafficPlan load = TrafficPlan.mixed(bed.users(), List.of(Bed.HOST), RATE);
    try (TrafficGenerator traffic = TrafficGenerator.start(load, log);
        RouterView router = new RouterView(bed.folder().router(), bed.environment())) {
      for (int run = 1; run <= times; run++) {
        good("1.0." + run, traffic);
        progress.accept("a good version, %d of %d".formatted(run, times));
      }
      for (int run = 1; run <= times; run++) {
        bad("2.0." + run, router);
        progress.accept("a bad version, %d of %d".formatted(run, times));
      }
    }
    return figures(log);
  }

  private void good(String name, TrafficGenerator traffic) throws IOException {
    Version version = bed.provide(name, "good");
    bed.ship(version);
    Instant hinted = Instant.now();
    bed.hint();
    Waiting.until(
        "the first answer of " + name,
        PATIENCE,
        () -> traffic.summary().answeredByVersion().containsKey(name));
    toAnswer.add(millis(hinted, Instant.now()));
    toStart.add(millis(hinted, newestOrder()));
    told.end(told.rolloutOf(name, PATIENCE), PATIENCE);
  }

  private void bad(String name, RouterView router) throws IOException {
    Version version = bed.provide(name, "failing");
    bed.ship(version);
    bed.hint();
    Waiting.until("the first failure of " + name, PATIENCE, () -> router.candidate().failed() > 0);
    Instant failed = Instant.now();
    Waiting.until("the end of " + name, PATIENCE, () -> router.candidate().weight() == 0);
    toZero.add(millis(failed, Instant.now()));
    told.writtenBack(told.end(told.rolloutOf(name, PATIENCE), PATIENCE), PATIENCE);
  }

  /// When a supervisor last took the order to start a process: it then makes a file.
  private Instant newestOrder() throws IOException {
    Instant newest = Instant.EPOCH;
    try (DirectoryStream<Path> instances =
        Files.newDirectoryStream(bed.folder().target().resolve("instances"))) {
      for (Path instance : instances) {
        try (DirectoryStream<Path> claims = Files.newDirectoryStream(instance, "run-*.claim")) {
          for (Path claim : claims) {
            Instant made = Files.getLastModifiedTime(claim).toInstant();
            newest = made.isAfter(newest) ? made : newest;
          }
        }
      }
    }
    return newest;
  }

  private List<Figure> figures(Path log) throws IOException {
    List<Double> gets = new ArrayList<>();
    List<Double> posts = new ArrayList<>();
    for (int run = 1; run <= times; run++) {
      Outcome outcome = Outcome.read(log, Set.of("2.0." + run));
      gets.add((double) outcome.gets().byCandidate());
      posts.add((double) outcome.posts().byCandidate());
    }
    double getsInAll = gets.stream().mapToDouble(Double::doubleValue).sum();
    return List.of(
        Figure.of("hintToStart", "Hint until a process is told to start", "ms", toStart)
            .aimingAt(Figure.Aim.under(100)),
        Figure.of("hintToAnswer", "Hint until a user is answered by the candidate", "ms", toAnswer),
        Figure.of("failureToZero", "First failing answer until weight 0", "ms", toZero)
            .aimingAt(Figure.Aim.under(2_000)),
        Figure.of("failedGets", "GETs that users saw fail, in all", "", List.of(getsInAll))
            .aimingAt(Figure.Aim.atMost(0)),
        Figure.of("failedPosts", "POSTs that users saw fail, of a bad version", "", posts));
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }
}
