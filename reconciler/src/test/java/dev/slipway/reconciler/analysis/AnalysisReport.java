package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.reconciler.analysis.SimulatedRollout.End;
import dev.slipway.reconciler.analysis.SimulatedRollout.Scenario;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The tables of `docs/analysis.md`, by seed: the same code yields the same tables.
final class AnalysisReport {
  static final int ROLLOUTS = 10_000;

  private static final int RUNS = 100;
  private static final int GOOD_PAST_LOOKS = 600;
  private static final int GIVEN_UP = 20_000;
  private static final List<Double> BAD_RATES = List.of(1.0, 0.5, 0.2, 0.1);

  private static final List<Criterion> EXAMPLE = SimulatedRollout.example();
  private static final List<Criterion> ONE =
      List.of(new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty()));

  private AnalysisReport() {}

  /// Candidates that keep their limits: fewer than 1 % of their rollouts may be taken back.
  static List<Scenario> promised() {
    return List.of(
        new Scenario("as good as the baseline: both 2 %", EXAMPLE, 0.02, 0.02, 1, 0, 0, 0),
        new Scenario("exactly on all four limits", EXAMPLE, 0.05, 0.05 / 1.1, 1.2, 0, 0, 0),
        new Scenario("exactly on the only limit", ONE, 0.05, 0.05, 1, 0, 0, 0));
  }

  /// Circumstances that the promise does not cover, or that try it.
  static List<Scenario> reported() {
    return List.of(
        new Scenario("cold start: 20 s twice as slow", EXAMPLE, 0.005, 0.005, 1, 0, 0, 20),
        new Scenario("bursts: both 30 % for 10 s", EXAMPLE, 0.005, 0.005, 1, 0, 0.3, 0),
        new Scenario("drift: both from 1 % to 1.5 %", EXAMPLE, 0.01, 0.01, 1, 0.5, 0, 0),
        new Scenario("drift: both from 1 % to 4 %", EXAMPLE, 0.01, 0.01, 1, 3, 0, 0));
  }

  /// How the first `rollouts` of each of the reported circumstances end.
  static String reportedTable(int rollouts) {
    return endsTable(
        reported().stream().map(scenario -> row(scenario, ends(scenario, rollouts))).toList());
  }

  /// How rollouts ended, in the order of their seeds.
  record Ends(List<End> all) {
    long of(End end) {
      return all.stream().filter(end::equals).count();
    }

    double percent(End end) {
      return 100.0 * of(end) / all.size();
    }
  }

  static Ends ends(Scenario scenario, int rollouts) {
    return new Ends(
        LongStream.range(0, rollouts)
            .parallel()
            .mapToObj(seed -> SimulatedRollout.of(scenario, seed))
            .toList());
  }

  static String row(Scenario scenario, Ends ends) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f %% | %.2f %% | %.2f %% |",
        scenario.name(),
        ends.all().size(),
        ends.percent(End.CONVICTED),
        ends.percent(End.SHARED),
        ends.percent(End.COMPLETED_AFTER_PAUSE));
  }

  static String endsTable(List<String> rows) {
    return "| Candidate | Rollouts | Taken back | Paused: shared outage | Paused: undecided |\n"
        + "|---|---|---|---|---|\n"
        + String.join("\n", rows);
  }

  static String answersTable() {
    return "| Fails | From the start | After 3,000 good answers | From the start, four limits |"
        + " Naive rule |\n|---|---|---|---|---|\n"
        + BAD_RATES.stream().map(AnalysisReport::answersRow).collect(Collectors.joining("\n"));
  }

  private static String answersRow(double rate) {
    return String.format(
        Locale.ROOT,
        "| %.0f %% | %s | %s | %s | %s |",
        100 * rate,
        spread(seed -> answersUntilFail(ONE, rate, 0, seed)),
        spread(seed -> answersUntilFail(ONE, rate, GOOD_PAST_LOOKS, seed)),
        spread(seed -> answersUntilFail(EXAMPLE, rate, 0, seed)),
        spread(seed -> naiveAnswersUntilFail(rate, seed)));
  }

  private static String spread(IntUnaryOperator answersBySeed) {
    int[] sorted = IntStream.range(0, RUNS).parallel().map(answersBySeed).toArray();
    Arrays.sort(sorted);
    return sorted[RUNS / 2] + " (" + sorted[RUNS * 95 / 100] + ")";
  }

  /// At 5 % of 100 requests a second, four looks a second.
  ///
  /// @param goodLooks one a second with five answers each, of which 1 % fails, before it turns bad
  static int answersUntilFail(List<Criterion> criteria, double rate, int goodLooks, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatencyModel model = LatencyModel.steady();
    SimulatedRelease candidate = new SimulatedRelease(random.split(), model, 1);
    SimulatedRelease baseline = new SimulatedRelease(random.split(), model, 1);
    var strategy = SimulatedRollout.strategy(criteria, Duration.ZERO);
    AnalysisState state = Analysis.begin(strategy, sample(candidate, baseline));
    for (int look = 0; look < goodLooks; look++) {
      candidate.answer(5, 0.01, false);
      baseline.answer(95, 0.01, false);
      state = Analysis.judge(strategy, state, sample(candidate, baseline)).next();
    }
    for (int answers = 0; answers < GIVEN_UP; ) {
      int came = answers % 5 == 3 ? 2 : 1;
      answers += came;
      candidate.answer(came, rate, false);
      baseline.answer(24, 0.01, false);
      Judgement judgement = Analysis.judge(strategy, state, sample(candidate, baseline));
      state = judgement.next();
      if (judgement.verdict() instanceof Verdict.Fail) {
        return answers;
      }
    }
    return GIVEN_UP;
  }

  private static Sample sample(SimulatedRelease candidate, SimulatedRelease baseline) {
    return new Sample(
        Duration.ofMillis(250), candidate.reading(), baseline.reading(), 1, 0, 1, 0, Map.of());
  }

  /// Once a minute: more than 5 % of the minute's 300 answers failed.
  static int naiveAnswersUntilFail(double rate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int answers = 300; ; answers += 300) {
      long failed = IntStream.range(0, 300).filter(_ -> random.nextDouble() < rate).count();
      if (failed > 15 || answers >= GIVEN_UP) {
        return answers;
      }
    }
  }

  /// How many of 10,000 rollouts of fifteen minutes the naive rule takes back.
  static String naiveTable() {
    return "| Candidate fails | Naive rule takes back |\n|---|---|\n"
        + List.of(0.03, 0.04, 0.05).stream()
            .map(AnalysisReport::naiveRow)
            .collect(Collectors.joining("\n"));
  }

  private static String naiveRow(double rate) {
    long takenBack =
        LongStream.range(0, ROLLOUTS)
            .parallel()
            .filter(seed -> naiveAnswersUntilFail(rate, seed) <= 15 * 300)
            .count();
    return String.format(
        Locale.ROOT, "| %.0f %% | %.1f %% |", 100 * rate, 100.0 * takenBack / ROLLOUTS);
  }
}
