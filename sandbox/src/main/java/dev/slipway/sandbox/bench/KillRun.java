package dev.slipway.sandbox.bench;

import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventRecord;
import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.demo.TargetKind;
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
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Kills the reconciler in the middle of rollouts, under constant load.
///
/// ```
/// 1. ship 1.0.0, wait until it serves, begin the traffic
/// 2. as often as asked for: ship a version, each third one bad; at a random instant kill -9; start it
///    again at once; wait for the rollout's end, and the write-back of a bad one; everybody is
///    answered by the version that Git names
/// 3. stop the traffic and count: lost requests, terminal events, instances that ran twice or are
///    left over, routers
/// ```
///
/// The instants are drawn from a seed that is printed. The same machine does not do the same twice;
/// the same seed kills at the same instants after the push.
public final class KillRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SETTLE = Duration.ofMinutes(1);
  private static final int ANSWERS = 20;

  private final Plan plan;
  private final PrintWriter out;
  private final Set<Long> routers = new TreeSet<>();

  /// @param reconciler the command that starts it
  /// @param rate requests a second
  public record Plan(
      List<String> reconciler, Path folder, TargetKind kind, Instants instants, double rate) {
    public Plan {
      reconciler = List.copyOf(reconciler);
    }
  }

  /// When it is killed.
  ///
  /// @param spread the latest instant after the push
  public record Instants(int times, long seed, Duration spread) {}

  /// @param lost requests that failed and should not have
  /// @param doubles instances that ran twice
  /// @param wrong what did not hold, for people; empty when all held
  public record Result(
      int kills, Summary traffic, long lost, Set<String> doubles, List<String> wrong) {
    public Result {
      doubles = Set.copyOf(doubles);
      wrong = List.copyOf(wrong);
    }
  }

  private record Kill(Version version, boolean bad, String rollout, long delay, Pids pids) {}

  private record Pids(long before, long after) {}

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
    try (Bed bed = Bed.make(plan.folder(), plan.kind(), terms);
        Told told = new Told(bed.client());
        Doubles doubles = new Doubles(bed.target(), bed.environment())) {
      Program reconciler = bed.startReconciler(plan.reconciler());
      EventRecord _ = told.end(firstRollout(bed, told), PATIENCE);
      noteRouter(bed);
      doubles.begin();
      Path log = plan.folder().resolve("traffic.csv");
      try (TrafficGenerator traffic =
          TrafficGenerator.start(
              TrafficPlan.mixedWithSlow(bed.users(), List.of(Bed.HOST), plan.rate()), log)) {
        header();
        List<Kill> kills = kills(bed, told, reconciler, traffic);
        List<String> wrong = new ArrayList<>(leftOver(bed));
        Summary summary = traffic.stop();
        Seen seen = new Seen(told, doubles.end(), kills, summary, outcome(log, kills));
        wrong.addAll(judge(seen));
        long lost = seen.outcome().missed();
        return new Result(kills.size(), summary, lost, seen.doubles(), wrong);
      }
    }
  }

  private record Seen(
      Told told, Set<String> doubles, List<Kill> kills, Summary traffic, Outcome outcome) {}

  private List<Kill> kills(Bed bed, Told told, Program first, TrafficGenerator traffic)
      throws IOException {
    List<Kill> kills = new ArrayList<>();
    Program reconciler = first;
    SplittableRandom random = new SplittableRandom(plan.instants().seed());
    Version serves = new Version("1.0.0");
    for (int number = 1; number <= plan.instants().times(); number++) {
      long delay = random.nextLong(plan.instants().spread().toMillis());
      boolean bad = number % 3 == 0;
      Version version = bed.provide((bad ? "2.0." : "1.0.") + number, bad ? "failing" : "good");
      bed.ship(version);
      told.pause(Duration.ofMillis(delay));
      long before = reconciler.pid();
      reconciler.kill();
      reconciler = bed.startReconciler(plan.reconciler());
      String rollout = told.rolloutOf(version.text(), PATIENCE);
      Kill kill = new Kill(version, bad, rollout, delay, new Pids(before, reconciler.pid()));
      serves = bad ? serves : version;
      finish(bed, told, traffic, kill, serves);
      kills.add(kill);
    }
    return kills;
  }

  private static String firstRollout(Bed bed, Told told) throws IOException {
    bed.provide("1.0.0", "good");
    return told.rolloutOf("1.0.0", PATIENCE);
  }

  private void finish(Bed bed, Told told, TrafficGenerator traffic, Kill kill, Version serves)
      throws IOException {
    long began = System.nanoTime();
    EventRecord end = told.end(kill.rollout(), PATIENCE);
    if (kill.bad()) {
      told.writtenBack(end, PATIENCE);
    }
    boolean all = servesAll(told, traffic, serves.text());
    noteRouter(bed);
    out.printf(
        "%-8s %8d ms  %8d  %8d  %8d  %7.1f s  %-18s %s%n",
        kill.version(),
        kill.delay(),
        kill.pids().before(),
        kill.pids().after(),
        bed.target().router().orElse(0L),
        (System.nanoTime() - began) / 1e9,
        end.type(),
        serves + (all ? " serves all" : " DOES NOT SERVE ALL"));
    out.flush();
    if (!all || !end.type().equals(kill.bad() ? "RolloutRolledBack" : "WatchEnded")) {
      throw new IOException(
          "the rollout of %s ended with %s, and %s %s everybody"
              .formatted(kill.version(), end.type(), serves, all ? "answers" : "does not answer"));
    }
  }

  /// Whether soon all answers of a moment are by that version; those that take seconds may have
  /// been asked for before.
  private static boolean servesAll(Told told, TrafficGenerator traffic, String version)
      throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Map<String, Long> before = traffic.summary().answeredByVersion();
    while (System.nanoTime() < deadline) {
      told.pause(Duration.ofMillis(50));
      Map<String, Long> after = traffic.summary().answeredByVersion();
      long all = sum(after) - sum(before);
      if (all >= ANSWERS) {
        if (after.getOrDefault(version, 0L) - before.getOrDefault(version, 0L) == all) {
          return true;
        }
        before = after;
      }
    }
    return false;
  }

  private static long sum(Map<String, Long> answers) {
    return answers.values().stream().mapToLong(Long::longValue).sum();
  }

  private void noteRouter(Bed bed) throws IOException {
    routers.add(bed.target().router().orElse(0L));
  }

  private static Outcome outcome(Path log, List<Kill> kills) throws IOException {
    return Outcome.read(
        log,
        kills.stream()
            .filter(Kill::bad)
            .map(kill -> kill.version().text())
            .collect(Collectors.toSet()));
  }

  private static List<String> leftOver(Bed bed) throws IOException {
    try {
      bed.awaitOnly(1, SETTLE);
      return List.of();
    } catch (IOException late) {
      return List.of(late.getMessage() + ": " + bed.target().instances(bed.environment()));
    }
  }

  private List<String> judge(Seen seen) throws IOException {
    List<String> wrong = new ArrayList<>();
    try {
      var _ = seen.told().all();
    } catch (ReconcilerException e) {
      throw new IOException("the events cannot be read: " + e.getMessage(), e);
    }
    for (Kill kill : seen.kills()) {
      long ends = seen.told().ends(kill.rollout());
      if (ends != 1) {
        wrong.add(kill.version() + " has " + ends + " terminal events");
      }
    }
    if (!seen.doubles().isEmpty()) {
      wrong.add("ran twice: " + String.join(", ", seen.doubles()));
    }
    if (routers.size() != 1) {
      wrong.add("the router's pid changed: " + routers);
    }
    long lost = seen.outcome().missed();
    if (lost > 0) {
      wrong.add(lost + " requests were lost: " + seen.traffic().line());
    }
    return wrong;
  }

  private void header() {
    out.printf("seed %d, %.0f requests a second%n", plan.instants().seed(), plan.rate());
    out.println("version    after push    killed   started    router   to end    end");
    out.flush();
  }

  /// The last line of the report.
  public String lastLine(Result result) {
    return "kills=%d lost=%d requests=%d doubles=%d router=%s %s"
        .formatted(
            result.kills(),
            result.lost(),
            result.traffic().requests(),
            result.doubles().size(),
            routers.size() == 1 ? routers.iterator().next().toString() : "CHANGED",
            result.wrong().isEmpty() ? "passed" : result.wrong().toString());
  }
}
