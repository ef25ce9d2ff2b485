package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.analysis.Measurement;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Latencies;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a rollout looks at: as it was wanted last, but for what is said to be otherwise.
final class World {
  private static final long MICROS = 10_000;

  private final Rollout rollout;
  private int replicas;
  private RolloutState state;
  private Look.Strength candidate;
  private Look.Strength baseline;
  private Shape shape;
  private Answers candidateAnswers = Answers.NONE;
  private Answers baselineAnswers = Answers.NONE;

  World(Rollout rollout, int replicas, RolloutState.Active begin) {
    this.rollout = rollout;
    this.replicas = replicas;
    this.state = begin;
    boolean served = rollout.baseline().isPresent() && rollout.kind() != Rollout.Kind.RESCUE;
    this.baseline = served ? healthy(replicas) : Look.Strength.NONE;
    this.candidate = Look.Strength.NONE;
    this.shape = Wanted.before(rollout);
  }

  Rollout rollout() {
    return rollout;
  }

  RolloutState state() {
    return state;
  }

  int replicas() {
    return replicas;
  }

  /// What is wanted now; what was seen last counts.
  Wanted wanted() {
    return Wanted.of(rollout, (RolloutState.Active) state, replicas, candidate, baseline);
  }

  Transition tell(Signal signal) {
    if (signal instanceof Signal.Looked(Look look)) {
      replicas = look.replicas();
      candidate = look.fleet().candidate();
      baseline = look.fleet().baseline();
      shape = look.traffic().shape();
      candidateAnswers = look.traffic().candidate();
      baselineAnswers = look.traffic().baseline();
    }
    Transition transition = RolloutMachine.on(rollout, (RolloutState.Active) state, signal);
    state = transition.next();
    return transition;
  }

  /// `10s healthy=1 present=2 baseline=0 ok=200 bad=3 at=25 unsettled target-down router-down
  /// frozen crash-loop never-ready replicas=5 baseline-ok=200 baseline-bad=100 complaints=down`.
  Look look(String elapsed, Map<String, String> words) {
    int wantedReplicas = number(words, "replicas", replicas);
    Wanted wanted =
        Wanted.of(rollout, (RolloutState.Active) state, wantedReplicas, candidate, baseline);
    boolean targetDown = words.containsKey("target-down");
    boolean routerDown = words.containsKey("router-down");
    Look.Strength ours =
        targetDown ? candidate : strength(words, "healthy", "present", wanted.candidate());
    Look.Strength theirs =
        targetDown ? baseline : strength(words, "baseline", "baseline-present", wanted.baseline());
    Look.Traffic traffic =
        routerDown
            ? new Look.Traffic(false, shape, candidateAnswers, baselineAnswers)
            : traffic(words, wanted.shape());
    return new Look(
        Plans.duration(elapsed),
        wantedReplicas,
        new Look.Fleet(evidence(ours, words), theirs),
        traffic,
        reason(words, "target-down"),
        reason(words, "router-down"),
        reason(words, "frozen"),
        measurements(words));
  }

  private Look.Traffic traffic(Map<String, String> words, Shape wanted) {
    return new Look.Traffic(
        !words.containsKey("unsettled"),
        words.containsKey("at") ? shape(words.get("at")) : wanted,
        more(candidateAnswers, number(words, "ok", 0), number(words, "bad", 0)),
        more(baselineAnswers, number(words, "baseline-ok", 0), number(words, "baseline-bad", 0)));
  }

  private static Shape shape(String text) {
    return switch (text) {
      case "baseline" -> new Shape.BaselineOnly();
      case "candidate" -> new Shape.CandidateOnly();
      case "nobody" -> new Shape.Nobody();
      default ->
          new Shape.Shared(new dev.slipway.environments.language.Weight(Integer.parseInt(text)));
    };
  }

  private static Answers more(Answers before, int ok, int bad) {
    long total = before.total() + ok + bad;
    return new Answers(total, before.failed() + bad, 0, 0, Latencies.of(Map.of(MICROS, total)));
  }

  private static Look.Strength strength(
      Map<String, String> words, String healthy, String present, int wanted) {
    int up = number(words, healthy, number(words, present, wanted));
    int there = number(words, present, Math.max(up, wanted));
    return new Look.Strength(there, up, 0, there, 0, Optional.empty(), Optional.empty());
  }

  static Look.Strength healthy(int count) {
    return new Look.Strength(count, count, 0, count, 0, Optional.empty(), Optional.empty());
  }

  private static Look.Strength evidence(Look.Strength seen, Map<String, String> words) {
    return new Look.Strength(
        seen.present(),
        seen.healthy(),
        seen.unhealthy(),
        seen.starts(),
        seen.crashes(),
        reason(words, "crash-loop"),
        reason(words, "never-ready"));
  }

  private static Map<String, Measurement> measurements(Map<String, String> words) {
    String text = words.getOrDefault("complaints", "");
    return switch (text) {
      case "" -> Map.of();
      case "down" -> Map.of("complaints", new Measurement.Unreachable("timed out"));
      default -> Map.of("complaints", new Measurement.Value(Double.parseDouble(text)));
    };
  }

  private static Optional<String> reason(Map<String, String> words, String key) {
    return Optional.ofNullable(words.get(key)).map(text -> text.isEmpty() ? key : text);
  }

  private static int number(Map<String, String> words, String key, int otherwise) {
    return words.containsKey(key) ? Integer.parseInt(words.get(key)) : otherwise;
  }

  Look look(Duration elapsed, Map<String, String> words) {
    return look(elapsed.toMillis() / 1000.0 + "s", words);
  }
}
