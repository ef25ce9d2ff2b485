package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Latencies;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// A rollout told look by look: what the router counted since the look before.
final class Looks {
  private final Strategy strategy;
  private final Counter candidate = new Counter();
  private final Counter baseline = new Counter();
  private AnalysisState state;
  private int instances = 3;
  private int unhealthy;
  private long starts = 3;
  private long crashes;
  private Map<String, Measurement> measurements = Map.of();

  private static final class Counter {
    private long total;
    private long failed;
    private TreeMap<Long, Long> latencies = new TreeMap<>();

    private void add(long requests, long failures, long millis) {
      total += requests;
      failed += failures;
      latencies.merge(millis * 1_000, requests, Long::sum);
    }

    private Answers reading() {
      return new Answers(total, failed, 0, 0, Latencies.of(latencies));
    }

    private void restart() {
      total = 0;
      failed = 0;
      latencies = new TreeMap<>();
    }
  }

  Looks(Criterion... criteria) {
    this(Duration.ZERO, criteria);
  }

  Looks(Duration warmUp, Criterion... criteria) {
    strategy = SimulatedRollout.strategy(Arrays.asList(criteria), warmUp);
    state = Analysis.begin(strategy, sample(Duration.ZERO));
  }

  static Criterion errors(double max) {
    return new Criterion.ErrorRate(OptionalDouble.of(max), OptionalDouble.empty());
  }

  static Criterion moreErrors(double increase) {
    return new Criterion.ErrorRate(OptionalDouble.empty(), OptionalDouble.of(increase));
  }

  static Criterion p95(Duration max) {
    return new Criterion.Latency(0.95, Optional.of(max), OptionalDouble.empty());
  }

  static Criterion slower(double increase) {
    return new Criterion.Latency(0.95, Optional.empty(), OptionalDouble.of(increase));
  }

  Looks candidate(long requests, long failures) {
    candidate.add(requests, failures, 100);
    return this;
  }

  Looks candidateTaking(long millis, long requests) {
    candidate.add(requests, 0, millis);
    return this;
  }

  Looks baseline(long requests, long failures) {
    baseline.add(requests, failures, 100);
    return this;
  }

  Looks baselineTaking(long millis, long requests) {
    baseline.add(requests, 0, millis);
    return this;
  }

  Looks instances(int all, int sick) {
    instances = all;
    unhealthy = sick;
    return this;
  }

  Looks crash() {
    crashes++;
    starts++;
    return this;
  }

  Looks measured(Criterion.Measured criterion, Measurement measurement) {
    measurements = Map.of(Sample.key(criterion), measurement);
    return this;
  }

  Looks measured(Criterion.Measured criterion, double value) {
    return measured(criterion, new Measurement.Value(value));
  }

  Looks routerRestarts() {
    candidate.restart();
    baseline.restart();
    return this;
  }

  Looks begin() {
    state = Analysis.begin(strategy, sample(Duration.ZERO));
    return this;
  }

  Looks step() {
    state = Analysis.enterStep(state, sample(Duration.ZERO));
    return this;
  }

  Looks watch() {
    state = Analysis.enterWatch(state, sample(Duration.ZERO));
    return this;
  }

  Judgement look() {
    return look(Duration.ofSeconds(1));
  }

  Judgement look(Duration elapsed) {
    Judgement judgement = Analysis.judge(strategy, state, sample(elapsed));
    state = judgement.next();
    measurements = Map.of();
    return judgement;
  }

  /// A look without anybody reading the judgement.
  Looks passed() {
    return passed(Duration.ofSeconds(1));
  }

  Looks passed(Duration elapsed) {
    look(elapsed);
    return this;
  }

  /// Many looks alike.
  Looks each(int looks, long requests, long failures) {
    for (int i = 0; i < looks; i++) {
      candidate(requests, failures).passed();
    }
    return this;
  }

  AnalysisState state() {
    return state;
  }

  private Sample sample(Duration elapsed) {
    return new Sample(
        elapsed,
        candidate.reading(),
        baseline.reading(),
        instances,
        unhealthy,
        starts,
        crashes,
        measurements);
  }

  static List<String> sentences(Judgement judgement) {
    return judgement.findings().stream().map(Finding::sentence).toList();
  }
}
