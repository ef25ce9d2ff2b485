package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// A whole rollout by chance, with the real analysis: steps of 5, 25 and 50 percent for two minutes
/// each, at most six, then a watch of three; 40 requests a second, looks every half second in the
/// first five seconds and every ten seconds later. A rollout that pauses is completed by a person,
/// so that the chance to convict it wrongly goes on.
final class SimulatedRollout {
  private static final int REQUESTS_PER_SECOND = 40;
  private static final double HOLD = 120;
  private static final double MAX_HOLD = 360;
  private static final double WATCH = 180;

  private final Strategy strategy;
  private final Scenario scenario;
  private final SplittableRandom random;
  private final SimulatedRelease candidate;
  private final SimulatedRelease baseline;
  private final boolean[] burst = new boolean[3_600];
  private AnalysisState state;
  private double seconds;
  private boolean paused;

  /// What a rollout may come to.
  enum End {
    COMPLETED,
    COMPLETED_AFTER_PAUSE,
    CONVICTED,
    SHARED
  }

  /// @param errors the candidate's failure rate, and the baseline's
  /// @param slowdown the candidate's answer times, as a multiple of the baseline's
  /// @param drift both failure rates grow by this in a rollout, as a ratio
  /// @param burst while one lasts, ten seconds in about three minutes, both fail at this rate
  /// @param coldSeconds the candidate's answers take twice as long at first
  record Scenario(
      String name,
      List<Criterion> criteria,
      double errors,
      double baselineErrors,
      double slowdown,
      double drift,
      double burst,
      double coldSeconds) {}

  private SimulatedRollout(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.random = new SplittableRandom(seed);
    this.strategy = strategy(scenario.criteria(), Duration.ofSeconds(30));
    this.candidate =
        new SimulatedRelease(random.split(), LatencyModel.around(), scenario.slowdown());
    this.baseline = new SimulatedRelease(random.split(), LatencyModel.around(), 1);
    this.state = Analysis.begin(strategy, reading(0));
    for (int i = 0; i < burst.length; i++) {
      burst[i] = (i > 0 && burst[i - 1]) ? random.nextInt(10) > 0 : random.nextInt(180) == 0;
    }
  }

  static End of(Scenario scenario, long seed) {
    return new SimulatedRollout(scenario, seed).run();
  }

  static Strategy strategy(List<Criterion> criteria, Duration warmUp) {
    return new Strategy(
        Strategy.Kind.CANARY,
        List.of(),
        List.of(),
        criteria,
        100,
        warmUp,
        Duration.ofMinutes(15),
        Strategy.OnInsufficient.HOLD,
        true,
        Duration.ofHours(1),
        Duration.ofMinutes(10));
  }

  /// The criteria of the documented example; the latency limit is 1.2 s.
  static List<Criterion> example() {
    return List.of(
        new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty()),
        new Criterion.ErrorRate(OptionalDouble.empty(), OptionalDouble.of(0.1)),
        new Criterion.Latency(0.95, Optional.of(Duration.ofMillis(1_200)), OptionalDouble.of(0.2)));
  }

  private End run() {
    for (int percent : new int[] {5, 25, 50}) {
      state = Analysis.enterStep(state, reading(0));
      Optional<End> end = hold(percent, HOLD, MAX_HOLD);
      if (end.isPresent()) {
        return end.get();
      }
    }
    state = Analysis.enterWatch(state, reading(0));
    return hold(100, WATCH, WATCH).orElse(paused ? End.COMPLETED_AFTER_PAUSE : End.COMPLETED);
  }

  private Optional<End> hold(int percent, double hold, double most) {
    for (double held = 0; held < most; ) {
      double pause = seconds < 5 ? 0.5 : 10;
      traffic(percent, pause);
      held += pause;
      Judgement judgement = Analysis.judge(strategy, state, reading(pause));
      state = judgement.next();
      if (judgement.verdict() instanceof Verdict.Fail fail) {
        return Optional.of(fail.shared() ? End.SHARED : End.CONVICTED);
      }
      if (held >= hold && judgement.verdict() instanceof Verdict.Pass) {
        return Optional.empty();
      }
    }
    paused = paused || percent < 100;
    return Optional.empty();
  }

  private void traffic(int percent, double pause) {
    long requests = Math.round(pause * REQUESTS_PER_SECOND);
    long toCandidate = 0;
    for (int i = 0; i < requests; i++) {
      toCandidate += random.nextInt(100) < percent ? 1 : 0;
    }
    double grown = 1 + scenario.drift() * seconds / (3 * HOLD + WATCH);
    boolean bad = scenario.burst() > 0 && burst[(int) seconds % burst.length];
    candidate.answer(
        toCandidate,
        bad ? scenario.burst() : scenario.errors() * grown,
        seconds < scenario.coldSeconds());
    baseline.answer(
        requests - toCandidate, bad ? scenario.burst() : scenario.baselineErrors() * grown, false);
    seconds += pause;
  }

  private Sample reading(double pause) {
    return new Sample(
        Duration.ofMillis(Math.round(1_000 * pause)),
        candidate.reading(),
        baseline.reading(),
        3,
        0,
        3,
        0,
        Map.of());
  }
}
