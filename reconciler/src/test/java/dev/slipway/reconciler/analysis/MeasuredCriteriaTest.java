package dev.slipway.reconciler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Sampling;
import dev.slipway.reconciler.analysis.Verdict.Insufficient;
import dev.slipway.reconciler.analysis.Verdict.Insufficient.Cause;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasuredCriteriaTest {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Criterion.Prometheus QUERY =
      new Criterion.Prometheus(
          "sum(rate(errors[1m]))",
          OptionalDouble.of(0.05),
          OptionalDouble.empty(),
          new Sampling(INTERVAL, 2, 3));
  private static final Criterion.CrashRate CRASHES =
      new Criterion.CrashRate(0.25, new Sampling(INTERVAL, 1, 1));
  private static final Criterion.Unhealthy UNHEALTHY =
      new Criterion.Unhealthy(0.5, new Sampling(INTERVAL, 1, 1));

  /// R24
  @Test
  void twoOfThreeFailAtTheThirdMeasurementAndNotBefore() {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);

    assertThat(looks.measured(QUERY, 0.2).look().verdict())
        .isEqualTo(new Insufficient(Cause.UNDECIDED, "prometheus 0.2 (at most 0.05), 1 of 2"));
    assertThat(looks.measured(QUERY, 0.01).look().verdict()).isEqualTo(new Verdict.Pass());
    assertThat(looks.measured(QUERY, 0.2).look().verdict())
        .isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.shared()).isFalse());
  }

  @Test
  void failuresThatLeftTheWindowDoNotCount() {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);
    looks.measured(QUERY, 0.2).passed().measured(QUERY, 0.01).passed();

    looks.measured(QUERY, 0.01).passed();

    assertThat(looks.measured(QUERY, 0.2).look().verdict()).isInstanceOf(Insufficient.class);
  }

  /// R23
  @Test
  void aMeasuredValueExactlyOnItsLimitPasses() {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);

    assertThat(looks.measured(QUERY, 0.05).look().verdict()).isEqualTo(new Verdict.Pass());
  }

  /// R21
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotAFiniteNumberIsAnError(double value) {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);

    assertThat(looks.measured(QUERY, value).look().verdict())
        .isEqualTo(new Verdict.Error("prometheus: answered " + value));
  }

  /// R21
  @Test
  void anAnswerWithoutDataIsAnErrorUntilTheNextNumber() {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);
    Measurement empty = new Measurement.NoData("two series");
    looks.measured(QUERY, 0.01).passed();

    assertThat(looks.measured(QUERY, empty).look().verdict())
        .isEqualTo(new Verdict.Error("prometheus: no data: two series"));
    assertThat(looks.look().verdict()).isInstanceOf(Verdict.Error.class);
    assertThat(looks.measured(QUERY, 0.01).look().verdict()).isEqualTo(new Verdict.Pass());
  }

  /// R22
  @Test
  void anUnreachableProviderIsNamedAndDoesNotConvict() {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);
    Measurement down = new Measurement.Unreachable("connection refused");

    looks.measured(QUERY, down).passed().measured(QUERY, down).passed();

    assertThat(looks.measured(QUERY, down).look().verdict())
        .isEqualTo(new Verdict.Error("prometheus: provider unreachable: connection refused"));
  }

  @Test
  void anErrorNeitherCountsNorPushesAFailureOutOfTheWindow() {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);
    Measurement down = new Measurement.Unreachable("connection refused");

    looks.measured(QUERY, 0.2).passed().measured(QUERY, down).passed();
    looks.measured(QUERY, down).passed();

    assertThat(looks.measured(QUERY, 0.2).look().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  /// R21
  @Test
  void noMeasurementYetIsTooFewAndSilenceIsAnError() {
    Looks looks = new Looks(QUERY).step().candidate(100, 0);

    assertThat(looks.look(INTERVAL).verdict())
        .isEqualTo(new Insufficient(Cause.TOO_FEW, "prometheus: no measurement yet"));
    assertThat(looks.look(INTERVAL.multipliedBy(3)).verdict())
        .isEqualTo(new Verdict.Error("prometheus: no measurement for 120 s"));
  }

  @Test
  void anErrorOutranksTooFewRequestsAndAFailureOutranksAnError() {
    Looks looks = new Looks(QUERY, Looks.errors(0.05)).step();
    Measurement down = new Measurement.Unreachable("connection refused");

    assertThat(looks.measured(QUERY, down).look().verdict()).isInstanceOf(Verdict.Error.class);
    assertThat(looks.candidate(5, 5).look().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void crashesAreCountedPerStart() {
    Looks looks = new Looks(CRASHES).step().candidate(100, 0);

    assertThat(looks.crash().look().verdict()).isEqualTo(new Verdict.Pass());
    assertThat(looks.crash().look(INTERVAL).verdict())
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail ->
                assertThat(fail.evidence().sentence()).isEqualTo("crash-rate 40 % (at most 25 %)"));
  }

  @Test
  void unhealthyInstancesAreAShareOfThoseThatShouldServe() {
    Looks looks = new Looks(UNHEALTHY).step().candidate(100, 0);

    assertThat(looks.instances(4, 2).look().verdict()).isEqualTo(new Verdict.Pass());
    assertThat(looks.instances(4, 3).look().verdict()).isEqualTo(new Verdict.Pass());
    assertThat(looks.look(INTERVAL).verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void noInstanceToLookAtIsAnError() {
    Looks looks = new Looks(UNHEALTHY).step().candidate(100, 0);

    assertThat(looks.instances(0, 0).look().verdict())
        .isEqualTo(new Verdict.Error("unhealthy: no data: no instance to look at"));
  }
}
