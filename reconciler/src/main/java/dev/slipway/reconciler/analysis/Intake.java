package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.analysis.AnalysisState.Baseline;
import dev.slipway.reconciler.analysis.AnalysisState.Reading;
import dev.slipway.reconciler.analysis.AnalysisState.Runs;
import dev.slipway.reconciler.analysis.AnalysisState.Warmth;
import dev.slipway.reconciler.delivery.Answers;
import java.util.List;

/// Takes readings in: cumulative counts become what came since the reading before, whoever
/// restarted in between. Nothing is judged here, so no answer is lost or counted twice whichever
/// transition a reading comes with.
final class Intake {
  private Intake() {}

  static AnalysisState begin(Strategy strategy, Sample now) {
    List<Trial> trials =
        Yardstick.of(strategy).stream().map(yardstick -> Trial.of(yardstick, now)).toList();
    List<Gauge> gauges = noMeasurements(strategy);
    Baseline baseline =
        new Baseline(
            of(now.baseline()),
            of(now.baseline()).answers(),
            Counts.NONE,
            LatencyGrid.of(now.baseline().latencies()));
    return new AnalysisState(
        false,
        new Warmth(strategy.warmUp().toNanos(), false, 0),
        of(now.candidate()),
        0,
        LatencyGrid.of(now.candidate().latencies()),
        baseline,
        trials,
        new Runs(now.starts(), now.crashes(), now.instances(), 0),
        gauges);
  }

  static AnalysisState read(AnalysisState state, Sample now) {
    Reading candidate = of(now.candidate());
    boolean anew = candidate.below(state.candidate());
    boolean baselineAnew = of(now.baseline()).below(state.baseline().last());
    boolean cold = state.warmth().cold();
    long came = came(candidate.answers(), state.candidate().answers(), anew).all();
    return new AnalysisState(
        state.watching(),
        warmed(state.warmth(), now.elapsed().toNanos(), came),
        candidate,
        state.stepAnswers() + came,
        candidateLatencies(state, now, anew),
        baseline(state.baseline(), now, baselineAnew),
        state.trials().stream().map(trial -> trial.reading(now, anew, baselineAnew, cold)).toList(),
        runs(state.runs(), now),
        state.gauges().stream().map(gauge -> gauge.older(now.elapsed().toNanos())).toList());
  }

  /// Takes a reading in and counts the candidate's answers from here.
  static AnalysisState step(AnalysisState before, Sample now, boolean watching) {
    AnalysisState state = read(before, now);
    return new AnalysisState(
        watching,
        state.warmth(),
        state.candidate(),
        0,
        LatencyGrid.of(now.candidate().latencies()),
        state.baseline(),
        state.trials().stream().map(Trial::nextStep).toList(),
        state.runs(),
        state.gauges());
  }

  /// Keeps what is known of the baseline; nobody has anything held against him.
  static AnalysisState again(Strategy strategy, AnalysisState state) {
    Runs runs = state.runs();
    return new AnalysisState(
        state.watching(),
        state.warmth(),
        state.candidate(),
        0,
        state.candidateLatencies(),
        state.baseline(),
        state.trials().stream().map(Trial::again).toList(),
        new Runs(runs.lastStarts(), runs.lastCrashes(), runs.starts(), 0),
        noMeasurements(strategy));
  }

  private static List<Gauge> noMeasurements(Strategy strategy) {
    return strategy.criteria().stream()
        .filter(Criterion.Measured.class::isInstance)
        .map(_ -> Gauge.NONE)
        .toList();
  }

  private static Warmth warmed(Warmth warmth, long elapsed, long came) {
    if (warmth.answered()) {
      return new Warmth(warmth.neededNanos(), true, warmth.nanos() + elapsed);
    }
    return new Warmth(warmth.neededNanos(), came > 0, 0);
  }

  private static LatencyGrid candidateLatencies(AnalysisState state, Sample now, boolean anew) {
    if (state.warmth().cold()) {
      return LatencyGrid.of(now.candidate().latencies());
    }
    return anew ? LatencyGrid.NONE : state.candidateLatencies();
  }

  private static Baseline baseline(Baseline before, Sample now, boolean anew) {
    Reading reading = of(now.baseline());
    return new Baseline(
        reading,
        before.past(),
        before.rollout().plus(came(reading.answers(), before.last().answers(), anew)),
        anew ? LatencyGrid.NONE : before.pastLatencies());
  }

  private static Runs runs(Runs before, Sample now) {
    return new Runs(
        now.starts(),
        now.crashes(),
        before.starts() + since(now.starts(), before.lastStarts()),
        before.crashes() + since(now.crashes(), before.lastCrashes()));
  }

  private static Counts came(Counts now, Counts before, boolean anew) {
    return anew ? now : now.since(before);
  }

  private static long since(long now, long before) {
    return now < before ? now : now - before;
  }

  private static Reading of(Answers answers) {
    return new Reading(new Counts(answers.total(), answers.failed()), answers.latencies().count());
  }
}
