package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.analysis.Verdict.Insufficient.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges a candidate.
///
/// 1. Each limit on the answers (`max` and `maxIncrease` of one criterion are two) is a trial of
///    its own with an equal share of alpha; it lasts from the first answer of the rollout to the
///    end of the watch ([Weighing]).
/// 2. Each measured criterion is a gauge with a window of measurements ([Gauging]).
/// 3. The gravest opinion is the verdict ([Opinion]).
///
/// The same state, strategy and sample give the same judgement: no clock, no chance. Give each
/// sample to one call only, and store the returned state.
public final class Analysis {
  private Analysis() {}

  /// Before the candidate gets its first request.
  ///
  /// @param reading where the counting starts from; the baseline's answers until now are its past
  public static AnalysisState begin(Strategy strategy, Sample reading) {
    return Intake.begin(strategy, reading);
  }

  /// A new step's weight has been read back: its answers are counted from here. Evidence gathered
  /// so far stays.
  public static AnalysisState enterStep(AnalysisState state, Sample reading) {
    return Intake.step(state, reading, false);
  }

  /// The candidate has all traffic: absolute limits apply to it live, comparisons use what is known
  /// of the baseline.
  public static AnalysisState enterWatch(AnalysisState state, Sample reading) {
    return Intake.step(state, reading, true);
  }

  /// One look.
  ///
  /// @param strategy the one that `begin` got
  public static Judgement judge(Strategy strategy, AnalysisState before, Sample reading) {
    AnalysisState state = Intake.read(before, reading);
    List<Weighing> weighings = weighings(strategy, state, reading);
    List<Gauge> gauges = gauges(strategy, state, reading);
    List<Opinion> opinions = opinions(strategy, weighings, gauges);
    List<Finding> findings =
        opinions.stream().map(Opinion::finding).flatMap(Optional::stream).toList();
    List<Opinion> all = new ArrayList<>(opinions);
    enoughRequests(strategy, state).ifPresent(all::addFirst);
    return new Judgement(
        remembered(state, weighings, gauges, reading), Opinion.gravest(all), findings);
  }

  /// The criteria whose provider should be asked now. To be asked again until a sample brings an
  /// answer.
  public static List<Criterion.Measured> due(Strategy strategy, AnalysisState state) {
    List<Criterion.Measured> due = new ArrayList<>();
    int gauge = 0;
    for (Criterion criterion : strategy.criteria()) {
      if (criterion instanceof Criterion.Measured measured
          && Gauging.due(measured.sampling(), state.gauges().get(gauge++))) {
        due.add(measured);
      }
    }
    return due;
  }

  private static List<Weighing> weighings(Strategy strategy, AnalysisState state, Sample reading) {
    Bounds bounds = Bounds.at(strategy, state, reading);
    List<Yardstick> yardsticks = Yardstick.of(strategy);
    List<Weighing> all = new ArrayList<>();
    for (int i = 0; i < yardsticks.size(); i++) {
      all.add(Weighing.of(yardsticks.get(i), state.trials().get(i), bounds));
    }
    return all;
  }

  private static List<Gauge> gauges(Strategy strategy, AnalysisState state, Sample reading) {
    List<Gauge> all = new ArrayList<>();
    for (Criterion criterion : strategy.criteria()) {
      if (criterion instanceof Criterion.Measured measured) {
        Gauge gauge = state.gauges().get(all.size());
        all.add(Gauging.measured(measured, gauge, reading, state.runs()));
      }
    }
    return all;
  }

  private static List<Opinion> opinions(
      Strategy strategy, List<Weighing> weighings, List<Gauge> gauges) {
    List<Opinion> all = new ArrayList<>();
    int gauge = 0;
    for (Criterion criterion : strategy.criteria()) {
      switch (criterion) {
        case Criterion.Measured measured -> all.add(Gauging.opinion(measured, gauges.get(gauge++)));
        case Criterion.Counted counted ->
            weighings.stream()
                .filter(weighing -> weighing.yardstick().criterion().equals(counted))
                .map(Weighing::opinion)
                .forEach(all::add);
      }
    }
    return all;
  }

  private static Optional<Opinion> enoughRequests(Strategy strategy, AnalysisState state) {
    int wanted = Math.max(1, strategy.minRequests());
    return state.stepAnswers() >= wanted
        ? Optional.empty()
        : Optional.of(
            Opinion.insufficient(
                Cause.TOO_FEW, state.stepAnswers() + " of " + wanted + " requests"));
  }

  private static AnalysisState remembered(
      AnalysisState state, List<Weighing> weighings, List<Gauge> gauges, Sample reading) {
    return new AnalysisState(
        state.watching(),
        state.warmth(),
        state.candidate(),
        state.stepAnswers(),
        state.candidateLatencies(),
        state.baseline(),
        weighings.stream().map(weighing -> weighing.next(reading)).toList(),
        state.runs(),
        gauges);
  }

  /// After a pause that a person ended: what is known of the baseline stays, the evidence against
  /// both is gathered anew from what comes after the state's last look.
  public static AnalysisState again(Strategy strategy, AnalysisState state) {
    return Intake.again(strategy, state);
  }
}
