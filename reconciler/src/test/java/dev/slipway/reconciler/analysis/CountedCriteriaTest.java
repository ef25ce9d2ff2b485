package dev.slipway.reconciler.analysis;

import static dev.slipway.reconciler.analysis.Looks.errors;
import static dev.slipway.reconciler.analysis.Looks.moreErrors;
import static dev.slipway.reconciler.analysis.Looks.p95;
import static dev.slipway.reconciler.analysis.Looks.slower;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.reconciler.analysis.Verdict.Insufficient;
import dev.slipway.reconciler.analysis.Verdict.Insufficient.Cause;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

final class CountedCriteriaTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  /// R20: no requests are never success, whatever `minRequests` says.
  @Test
  void noRequestsAreTooFew() {
    Judgement judgement = new Looks(errors(0.05)).step().look();

    assertThat(judgement.verdict()).isEqualTo(new Insufficient(Cause.TOO_FEW, "0 of 100 requests"));
    assertThat(judgement.findings()).isEmpty();
  }

  /// R20
  @Test
  void fewerThanMinRequestsWithoutEvidenceAreTooFew() {
    Judgement judgement = new Looks(errors(0.05)).step().candidate(34, 1).look();

    assertThat(judgement.verdict())
        .isEqualTo(new Insufficient(Cause.TOO_FEW, "34 of 100 requests"));
  }

  /// R7
  @Test
  void aCandidateThatAlwaysFailsIsFoundAfterTwoAnswers() {
    Looks looks = new Looks(errors(0.05)).step();

    assertThat(looks.candidate(1, 1).look().verdict()).isInstanceOf(Insufficient.class);
    assertThat(looks.candidate(1, 1).look().verdict())
        .isEqualTo(
            new Verdict.Fail(
                new Finding("error-rate", "100 %", "at most 5 %", Optional.empty(), 2, false),
                false));
  }

  /// R7
  @Test
  void theEvidenceNamesMetricValueAndLimit() {
    Judgement judgement = new Looks(errors(0.05)).step().candidate(100, 40).look();

    assertThat(judgement.verdict())
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail ->
                assertThat(fail.evidence().sentence()).isEqualTo("error-rate 40 % (at most 5 %)"));
  }

  /// R23
  @Test
  void anErrorRateExactlyOnItsLimitPasses() {
    assertThat(new Looks(errors(0.05)).step().candidate(100, 5).look().verdict())
        .isEqualTo(new Verdict.Pass());
    assertThat(new Looks(errors(0.29)).step().candidate(100, 29).look().verdict())
        .isEqualTo(new Verdict.Pass());
  }

  @Test
  void anEstimateOverTheLimitWithoutEvidenceIsUndecided() {
    Judgement judgement = new Looks(errors(0.05)).step().candidate(100, 6).look();

    assertThat(judgement.verdict())
        .isEqualTo(
            new Insufficient(Cause.UNDECIDED, "error-rate 6 % (at most 5 %), not certain yet"));
  }

  /// R23
  @Test
  void oneFailingCriterionFailsTheWhole() {
    Judgement judgement =
        new Looks(p95(TWO_SECONDS), errors(0.05)).step().candidate(100, 40).look();

    assertThat(judgement.verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(Looks.sentences(judgement))
        .containsExactly("latency-p95 101 ms (at most 2 s)", "error-rate 40 % (at most 5 %)");
  }

  @Test
  void latencyExactlyOnItsLimitPasses() {
    Judgement judgement = new Looks(p95(TWO_SECONDS)).step().candidateTaking(2_000, 100).look();

    assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass());
    assertThat(Looks.sentences(judgement)).containsExactly("latency-p95 2 s (at most 2 s)");
  }

  @Test
  void fivePercentSlowerThanTheLimitPassesAndMoreIsUndecided() {
    Looks looks = new Looks(p95(TWO_SECONDS)).step().candidateTaking(100, 95);

    assertThat(looks.candidateTaking(3_000, 5).look().verdict()).isEqualTo(new Verdict.Pass());
    assertUndecided(looks.candidateTaking(3_000, 1).look());
  }

  @Test
  void threeSlowFirstAnswersConvictOnlyWithoutWarmUp() {
    Judgement without = new Looks(p95(TWO_SECONDS)).step().candidateTaking(9_000, 3).look();
    Judgement with =
        new Looks(Duration.ofSeconds(30), p95(TWO_SECONDS)).step().candidateTaking(9_000, 3).look();

    assertThat(without.verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(with.verdict()).isInstanceOf(Insufficient.class);
  }

  @Test
  void aColdCandidateDoesNotPassHoweverManyRequestsItAnswers() {
    Looks looks = new Looks(Duration.ofSeconds(30), p95(TWO_SECONDS)).step();
    looks.candidateTaking(9_000, 500).passed(Duration.ofSeconds(60));

    assertThat(looks.candidateTaking(9_000, 500).look(Duration.ofSeconds(29)).verdict())
        .isEqualTo(new Insufficient(Cause.TOO_FEW, "latency-p95: warming up, 29 s of 30 s"));
    looks.candidateTaking(9_000, 500).passed();
    assertThat(looks.candidateTaking(100, 99).look().verdict())
        .isEqualTo(new Insufficient(Cause.TOO_FEW, "latency-p95: 99 of 100 requests"));
    assertThat(looks.candidateTaking(100, 1).look().verdict()).isEqualTo(new Verdict.Pass());
  }

  @Test
  void errorsAreJudgedWhileTheCandidateIsCold() {
    Looks looks = new Looks(Duration.ofSeconds(30), errors(0.05), p95(TWO_SECONDS)).step();

    assertThat(looks.candidate(4, 4).look().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void aGoodPastOfThreeThousandAnswersHidesNoMoreThanADozenFailures() {
    Looks looks = new Looks(errors(0.05)).step().each(600, 5, 0).each(2, 5, 5);

    assertThat(looks.candidate(2, 2).look().verdict())
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail ->
                assertThat(fail.evidence().sentence()).isEqualTo("error-rate 100 % (at most 5 %)"));
  }

  @Test
  void looksWithoutAnswersCostNothing() {
    Looks looks = new Looks(errors(0.05)).step().each(10_000, 0, 0);

    assertThat(looks.candidate(2, 2).look().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void evidenceOutlivesAStepAndEstimatesDoNot() {
    Looks looks = new Looks(errors(0.05)).step().candidate(1, 1).passed().step();

    assertThat(looks.state().stepAnswers()).isZero();
    assertThat(looks.candidate(1, 1).look().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void answersBetweenTheLastLookAndTheStepAreEvidenceButNotOfTheStep() {
    Looks looks = new Looks(errors(0.05)).step().candidate(200, 0).passed();

    looks.candidate(2, 2).step();

    assertThat(looks.candidate(1, 0).look().verdict())
        .isEqualTo(new Insufficient(Cause.TOO_FEW, "1 of 100 requests"));
    assertThat(looks.state().trials().getFirst().candidate().evidence().ticks()).isEqualTo(2);
  }

  /// R24
  @Test
  void anOutageThatTheBaselineSharesConvictsNobody() {
    Looks looks = new Looks(errors(0.05)).step();

    Judgement judgement = looks.candidate(50, 25).baseline(50, 25).look();

    assertThat(judgement.verdict())
        .isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.shared()).isTrue());
  }

  /// R24
  @Test
  void anOutageAfterAGoodPastIsSeenToBeShared() {
    Looks looks = new Looks(errors(0.05), moreErrors(0.1)).step();
    looks.candidate(500, 0).baseline(9_500, 0).passed();

    Judgement judgement = looks.candidate(5, 5).baseline(95, 95).look();

    assertThat(judgement.verdict())
        .isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.shared()).isTrue());
  }

  @Test
  void aBaselineWithinTheLimitSharesNothing() {
    Looks looks = new Looks(errors(0.05)).step();

    Judgement judgement = looks.candidate(50, 25).baseline(950, 40).look();

    assertThat(judgement.verdict())
        .isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.shared()).isFalse());
  }

  @Test
  void aCandidateMuchWorseThanTheBaselineFailsTheComparison() {
    Looks looks = new Looks(moreErrors(0.1)).step().baseline(20_000, 400).candidate(1_000, 80);

    assertThat(looks.look().verdict())
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail -> {
              assertThat(fail.shared()).isFalse();
              assertThat(fail.evidence().sentence())
                  .isEqualTo(
                      "error-rate 8 % (at most 10 % above the baseline's 2 %, with its uncertainty"
                          + " 2.74 %)");
            });
  }

  @Test
  void belowTheFloorARelativeIncreaseDoesNotMatter() {
    Looks looks = new Looks(moreErrors(0.1)).step().baseline(100_000, 10);

    assertThat(looks.candidate(5_000, 50).look().verdict()).isEqualTo(new Verdict.Pass());
  }

  @Test
  void withoutAnswersOfTheBaselineAComparisonIsNotPassed() {
    Judgement judgement = new Looks(moreErrors(0.1)).step().candidate(1_000, 0).look();

    assertThat(judgement.verdict())
        .isEqualTo(
            new Insufficient(
                Cause.TOO_FEW, "error-rate: the baseline has too few answers to compare with"));
  }

  @Test
  void aCandidateSlowerThanTheBaselineFailsTheComparison() {
    Looks looks = new Looks(slower(0.2)).step().baselineTaking(1_000, 5_000).passed();

    assertThat(looks.candidateTaking(1_100, 300).look().verdict()).isEqualTo(new Verdict.Pass());
    assertThat(looks.candidateTaking(1_500, 100).look().verdict())
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail ->
                assertThat(fail.evidence().sentence())
                    .isEqualTo(
                        "latency-p95 1.55 s (at most 20 % above the baseline's 1 s, with its"
                            + " uncertainty 1.2 s)"));
  }

  @Test
  void tenMillisecondsMoreThanTheBaselineAreNotFelt() {
    Looks looks = new Looks(slower(0.2)).step().baselineTaking(5, 5_000).passed();

    assertThat(looks.candidateTaking(15, 500).look().verdict()).isEqualTo(new Verdict.Pass());
    assertThat(looks.candidateTaking(20, 100).look().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void theWatchComparesWithThePastWhereTheRolloutWasShort() {
    Looks looks = new Looks(moreErrors(0.1), slower(0.2)).baseline(50_000, 100).begin();

    looks.watch().candidate(500, 0).passed();

    assertThat(looks.candidate(500, 5).look().verdict()).isEqualTo(new Verdict.Pass());
    assertThat(looks.candidate(500, 60).look().verdict())
        .isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.shared()).isFalse());
  }

  @Test
  void absoluteLimitsApplyLiveInTheWatch() {
    Looks looks = new Looks(errors(0.05)).step().each(100, 10, 0).watch().each(100, 10, 0);

    assertThat(looks.candidate(20, 20).look().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void aRestartedRouterNeitherLosesNorDoublesAnswers() {
    Looks looks = new Looks(errors(0.05), p95(TWO_SECONDS)).step().candidate(300, 3).passed();

    Judgement judgement = looks.routerRestarts().candidate(40, 1).look();

    assertThat(looks.state().stepAnswers()).isEqualTo(340);
    assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass());
    assertThat(judgement.findings())
        .extracting(Finding::answers, Finding::value)
        .containsExactly(tuple(340L, "1.18 %"), tuple(340L, "101 ms"));
  }

  @Test
  void aRestartBetweenStepAndLookMakesNothingNegative() {
    Looks looks = new Looks(errors(0.05)).step().candidate(300, 3).step().routerRestarts();

    assertThat(looks.candidate(10, 0).look().verdict())
        .isEqualTo(new Insufficient(Cause.TOO_FEW, "10 of 100 requests"));
    assertThat(looks.state().trials().getFirst().candidate().counted())
        .isEqualTo(new Counts(10, 0));
  }

  private static ObjectAssert<Cause> assertUndecided(Judgement judgement) {
    return assertThat(judgement.verdict())
        .asInstanceOf(InstanceOfAssertFactories.type(Insufficient.class))
        .extracting(Insufficient::cause)
        .asInstanceOf(InstanceOfAssertFactories.type(Cause.class))
        .isEqualTo(Cause.UNDECIDED);
  }
}
