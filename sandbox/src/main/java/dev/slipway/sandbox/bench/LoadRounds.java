package dev.slipway.sandbox.bench;

import dev.slipway.api.event.EventRecord;
import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.traffic.RoundTrips;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Rollouts under constant load, with one number of replicas after the other.
final class LoadRounds {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int WARM_UP = 2_000;

  /// Each is answered badly at once, to a part, or late: for all of them the canary's first steps
  /// are reached, and the last is not.
  private static final List<String> BAD =
      List.of("failing", "failing-share:0.5", "failing-after:2s");

  private final Bed bed;
  private final Told told;
  private final LoadRun.Plan plan;
  private final Consumer<String> progress;
  private int shipped;

  /// @param ended types of the events that ended what was not to end so, with the version
  /// @param toAnswer milliseconds from the hint to the first answer of each good candidate
  /// @param bare milliseconds from `docker run` to the first healthy answer
  record Round(
      int replicas, Outcome outcome, List<String> ended, List<Double> toAnswer, List<Double> bare) {
    Round {
      ended = List.copyOf(ended);
      toAnswer = List.copyOf(toAnswer);
      bare = List.copyOf(bare);
    }
  }

  LoadRounds(Bed bed, Told told, LoadRun.Plan plan, Consumer<String> progress) {
    this.bed = bed;
    this.told = told;
    this.plan = plan;
    this.progress = progress;
  }

  static Bed.Terms terms() {
    return new Bed.Terms(
        Bed.Terms.fresh("load"),
        "250ms",
        "[{weight: 10, hold: 2s}, {weight: 50, hold: 2s}]",
        "1d",
        "2s");
  }

  /// The first release, until it is warm: a service does not meet all its users in its first
  /// second.
  void begin() throws IOException {
    Version first = bed.provide("1.0.0", "good");
    EventRecord _ = told.end(told.rolloutOf(first.text(), PATIENCE), PATIENCE);
    try (RoundTrips round = new RoundTrips(bed.users(), Bed.HOST)) {
      List<Duration> _ = round.take(WARM_UP);
    }
  }

  Round play(int replicas) throws IOException {
    bed.scale(replicas);
    bed.hint();
    bed.awaitOnly(replicas, PATIENCE);
    Path log = plan.folder().resolve("traffic-%d.csv".formatted(replicas));
    Set<String> bad = new TreeSet<>();
    List<String> ended = new ArrayList<>();
    List<Double> toAnswer = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    try (TrafficGenerator traffic =
        TrafficGenerator.start(
            TrafficPlan.mixedWithSlow(bed.users(), List.of(Bed.HOST), plan.rate()), log)) {
      for (int number = 1; number <= plan.numbers().rollouts(); number++) {
        String end;
        if (plan.numbers().isBad(number)) {
          Version version = shipBad(bad.size());
          bad.add(version.text());
          end = expect(version, "RolloutRolledBack", ended);
        } else {
          Version version = shipGood(traffic, toAnswer);
          end = expect(version, "WatchEnded", ended);
        }
        progress.accept(
            "replicas: %d, %d of %d: %s"
                .formatted(replicas, number, plan.numbers().rollouts(), end));
        if (bare.size() < plan.numbers().bare()) {
          bare.add(bareRun());
        }
      }
      bed.awaitOnly(replicas, PATIENCE);
    }
    return new Round(replicas, Outcome.read(log, bad), ended, toAnswer, bare);
  }

  private Version shipBad(int before) throws IOException {
    Version version = bed.provide("2.0." + ++shipped, BAD.get(before % BAD.size()));
    bed.ship(version);
    bed.hint();
    return version;
  }

  private Version shipGood(TrafficGenerator traffic, List<Double> toAnswer) throws IOException {
    Version version = bed.provide("1.0." + ++shipped, "good");
    bed.ship(version);
    long hinted = System.nanoTime();
    bed.hint();
    Waiting.until(
        "the first answer of " + version,
        PATIENCE,
        () -> traffic.summary().answeredByVersion().containsKey(version.text()));
    toAnswer.add((System.nanoTime() - hinted) / 1e6);
    return version;
  }

  private String expect(Version version, String type, List<String> ended) throws IOException {
    EventRecord end = told.end(told.rolloutOf(version.text(), PATIENCE), PATIENCE);
    if (!end.type().equals(type)) {
      ended.add(version + ": " + end.type());
    } else if (type.equals("RolloutRolledBack")) {
      told.writtenBack(end, PATIENCE);
    }
    return version + " " + end.type();
  }

  private double bareRun() throws IOException {
    try (PlainContainer container = new PlainContainer(plan.folder())) {
      long began = System.nanoTime();
      container.start("1.0.0");
      container.awaitHealthy();
      return (System.nanoTime() - began) / 1e6;
    }
  }
}
