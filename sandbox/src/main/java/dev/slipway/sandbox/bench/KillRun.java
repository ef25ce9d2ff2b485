package dev.slipway.sandbox.bench;

import dev.slipway.api.client.ReconcilerException;
import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.traffic.Summary;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Kills the reconciler in the middle of rollouts, under constant load.
///
/// ```
/// 1. ship 1.0.0, wait until it serves, begin the traffic
/// 2. as often as asked for: ship a good version; at a random instant kill -9; start it again at once;
///    wait for the rollout's end; everybody is answered by the new version
/// 3. stop the traffic and count: failed requests, terminal events, instances that ran twice, routers
/// ```
///
/// The instants are drawn from a seed that is printed. The same machine does not do the same twice;
/// the same seed kills at the same instants after the push.
public final class KillRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ANSWERS = 20;

  private final Plan plan;
  private final PrintWriter out;
  private final Set<String> doubles = new ConcurrentSkipListSet<>();
  private final Set<Long> routers = new TreeSet<>();

  /// @param reconciler the command that starts it
  /// @param spread the latest instant after the push
  public record Plan(
      List<String> reconciler, Path folder, int times, long seed, double rate, Duration spread) {
    public Plan {
      reconciler = List.copyOf(reconciler);
    }
  }

  /// @param wrong what did not hold, for people; empty when all held
  public record Result(int kills, Summary traffic, List<String> wrong) {
    public Result {
      wrong = List.copyOf(wrong);
    }
  }

  private record Kill(String version, String rollout, long delay, long before, long after) {}

  public KillRun(Plan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
  }

  public Result run() throws IOException {
    Bed.Terms terms =
        new Bed.Terms(
            Bed.Terms.fresh("kills"),
            "250ms",
            "[{weight: 10, hold: 1s}, {weight: 50, hold: 2s}]",
            "1s",
            "1s");
    try (Bed bed = Bed.make(plan.folder(), terms);
        Told told = new Told(bed.client());
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2)) {
      Program reconciler = bed.startReconciler(plan.reconciler());
      told.end(firstRollout(bed, told), PATIENCE);
      noteRouter(bed);
      Running running = new Running(bed.environment());
      var _ =
          timer.scheduleWithFixedDelay(
              () -> doubles.addAll(running.doubles()), 0, 200, TimeUnit.MILLISECONDS);
      TrafficPlan load = TrafficPlan.mixed(bed.users(), List.of(Bed.HOST), plan.rate());
      try (TrafficGenerator traffic =
          TrafficGenerator.start(load, plan.folder().resolve("traffic.csv"))) {
        header();
        List<Kill> kills = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(plan.seed());
        for (int number = 1; number <= plan.times(); number++) {
          long delay = random.nextLong(plan.spread().toMillis());
          Program before = reconciler;
          Version version = bed.provide("1.0." + number, "good");
          bed.ship(version);
          told.pause(Duration.ofMillis(delay));
          before.kill();
          reconciler = bed.startReconciler(plan.reconciler());
          Kill kill =
              new Kill(
                  version.text(),
                  told.rolloutOf(version.text(), PATIENCE),
                  delay,
                  before.pid(),
                  reconciler.pid());
          finish(bed, told, traffic, number, kill);
          kills.add(kill);
        }
        return judge(bed, told, kills, traffic.stop());
      }
    }
  }

  private static String firstRollout(Bed bed, Told told) throws IOException {
    bed.provide("1.0.0", "good");
    return told.rolloutOf("1.0.0", PATIENCE);
  }

  private void finish(Bed bed, Told told, TrafficGenerator traffic, int number, Kill kill)
      throws IOException {
    long began = System.nanoTime();
    String end = told.end(kill.rollout(), PATIENCE).type();
    boolean all = servesAll(told, traffic, kill.version());
    noteRouter(bed);
    out.printf(
        "%4d  %-8s %8d ms  %8d  %8d  %8d  %7.1f s  %-18s %s%n",
        number,
        kill.version(),
        kill.delay(),
        kill.before(),
        kill.after(),
        RouterPid.read(bed.routerRecord()).orElse(0L),
        (System.nanoTime() - began) / 1e9,
        end,
        all ? "serves all" : "DOES NOT SERVE ALL");
    out.flush();
    if (!all) {
      throw new IOException("after its end " + kill.version() + " does not answer everybody");
    }
  }

  /// Whether the answers of the next moment are all by that version.
  private static boolean servesAll(Told told, TrafficGenerator traffic, String version)
      throws IOException {
    Summary before = traffic.summary();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Summary after = before;
    while (answers(after) < answers(before) + ANSWERS && System.nanoTime() < deadline) {
      told.pause(Duration.ofMillis(50));
      after = traffic.summary();
    }
    long by =
        after.answeredByVersion().getOrDefault(version, 0L)
            - before.answeredByVersion().getOrDefault(version, 0L);
    return by >= ANSWERS && by == answers(after) - answers(before);
  }

  private static long answers(Summary summary) {
    return summary.answeredByVersion().values().stream().mapToLong(Long::longValue).sum();
  }

  private void noteRouter(Bed bed) {
    routers.add(RouterPid.read(bed.routerRecord()).orElse(0L));
  }

  private Result judge(Bed bed, Told told, List<Kill> kills, Summary traffic) throws IOException {
    List<String> wrong = new ArrayList<>();
    try {
      told.all();
    } catch (ReconcilerException e) {
      throw new IOException("the events cannot be read: " + e.getMessage(), e);
    }
    for (Kill kill : kills) {
      if (told.ends(kill.rollout()) != 1) {
        wrong.add(kill.version() + " has " + told.ends(kill.rollout()) + " terminal events");
      }
    }
    if (!doubles.isEmpty()) {
      wrong.add("ran twice: " + String.join(", ", doubles));
    }
    long instances = new Running(bed.environment()).roots().size();
    if (instances > 2) {
      wrong.add(instances + " instances are left");
    }
    if (routers.size() != 1) {
      wrong.add("the router's pid changed: " + routers);
    }
    if (traffic.failed() + traffic.unsent() > 0) {
      wrong.add((traffic.failed() + traffic.unsent()) + " requests failed: " + traffic.line());
    }
    return new Result(kills.size(), traffic, wrong);
  }

  private void header() {
    out.printf("seed %d, %.0f requests a second%n", plan.seed(), plan.rate());
    out.println("kill  version    after push    killed   started    router  to end     end");
    out.flush();
  }

  /// The last line of the report.
  public String lastLine(Result result) {
    return "kills=%d failed=%d requests=%d doubles=%d router=%s %s"
        .formatted(
            result.kills(),
            result.traffic().failed() + result.traffic().unsent(),
            result.traffic().requests(),
            doubles.size(),
            routers.stream()
                .map(String::valueOf)
                .findFirst()
                .filter(_ -> routers.size() == 1)
                .orElse("CHANGED"),
            Optional.of(result.wrong())
                .filter(wrong -> !wrong.isEmpty())
                .map(Object::toString)
                .orElse("passed"));
  }
}
