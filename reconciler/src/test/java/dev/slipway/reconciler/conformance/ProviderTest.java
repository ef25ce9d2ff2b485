package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Sampling;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a provider says of a candidate, and what it means that it says nothing: R21, R22.
class ProviderTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");
  private static final Criterion QUERY =
      new Criterion.Prometheus(
          "errors{service=\"{{service}}\", version=\"{{candidate}}\"}",
          OptionalDouble.of(0.05),
          OptionalDouble.empty(),
          new Sampling(Duration.ofSeconds(5), 2, 3));
  private static final String ASKED = "errors{service=\"frontend\", version=\"2.0.0\"}";

  private final Plot plot = new Plot(KEY).criteria(QUERY);
  private final Town town = Town.proven(plot);

  private void ship() {
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));
  }

  private boolean isPaused() {
    return town.state(KEY).orElse(null) instanceof RolloutState.Paused;
  }

  private PauseCause pause() {
    return town.rolled(RolloutEvent.Paused.class).getLast().cause();
  }

  @Test
  void aProviderIsAskedOfTheCandidateByNameAndInItsInterval() {
    town.metrics.put(ASKED, 0.05);

    ship();
    town.pass(6);

    assertThat(town.metrics.asked()).hasSizeBetween(1, 3).containsOnly(ASKED);

    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  @Test
  void whatIsOverItsLimitTwiceTakesTheCandidateBack() {
    town.metrics.put(ASKED, 0.2);

    ship();
    town.settle();

    EndCause cause = ((RolloutState.RolledBack) town.ends().getLast()).cause();
    assertThat(cause.finding().orElseThrow().sentence()).isEqualTo("prometheus 0.2 (at most 0.05)");
    assertThat(town.record(KEY).rejections()).hasSize(1);
  }

  @Test
  void whatIsBadInTheWatchTakesTheCandidateBackToo() {
    town.metrics.put(ASKED, 0.01);
    ship();
    town.until(() -> town.isWatching(KEY));

    town.metrics.put(ASKED, 0.2);
    town.settle();

    assertThat(town.ends().getLast()).isInstanceOf(RolloutState.RolledBack.class);
  }

  /// R21: one series that is no number.
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNotANumberHoldsAndPausesAndConvictsNobody(double value) {
    town.metrics.put(ASKED, value);

    ship();
    town.until(this::isPaused);
    town.pass(100);

    assertThat(town.weight(KEY)).isEqualTo(5);
    assertThat(pause().sentence())
        .isEqualTo("no measurements: prometheus: no data: it is " + value);
    assertThat(town.record(KEY).rejections()).isEmpty();
  }

  /// R21: no series at all.
  @Test
  void whatNobodyMeasuresIsNeverSuccess() {
    ship();
    town.until(this::isPaused);

    assertThat(town.weight(KEY)).isEqualTo(5);
    assertThat(pause().sentence())
        .isEqualTo("no measurements: prometheus: no data: no series answers the query");
  }

  /// R22
  @Test
  void aProviderThatIsDownForAWhileHolds() {
    town.metrics.put(ASKED, 0.01);
    town.metrics.fall("connection refused");

    ship();
    town.until(() -> !town.rolled(RolloutEvent.HoldExtended.class).isEmpty());
    town.pass(5);

    assertThat(town.isHolding(KEY, 0)).isTrue();

    town.metrics.rise();
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(town.rolled(RolloutEvent.Paused.class)).isEmpty();
  }

  /// R22
  @Test
  void aProviderThatIsDownForLongPausesAndIsNamedAndNobodyIsConvicted() {
    town.metrics.fall("connection refused");

    ship();
    town.until(this::isPaused);
    town.pass(100);

    assertThat(isPaused()).isTrue();
    assertThat(town.weight(KEY)).isEqualTo(5);
    assertThat(pause()).isInstanceOf(PauseCause.ProviderUnreachable.class);
    assertThat(pause().sentence())
        .isEqualTo("no measurements: prometheus: provider unreachable: connection refused");
    assertThat(town.record(KEY).rejections()).isEmpty();
  }

  /// R22: a failure that was measured before stays evidence.
  @Test
  void aProviderThatComesBackGoesOnWithWhatItHasShown() {
    town.metrics.put(ASKED, 0.2);
    town.push(plot.version("2.0.0"));
    town.until(() -> !town.metrics.asked().isEmpty());
    town.pass();
    town.metrics.fall("connection refused");
    town.pass(12);
    town.metrics.rise();

    town.settle();

    assertThat(town.ends().getLast()).isInstanceOf(RolloutState.RolledBack.class);
  }

  private static Criterion none(String severity) {
    return new Criterion.Alerts(
        new TreeMap<>(Map.of("severity", severity)), 0, new Sampling(Duration.ofSeconds(5), 1, 1));
  }

  private void fire(String environment) {
    town.metrics.fire(
        Map.of("service", "frontend", "environment", environment, "severity", "critical"),
        town.now);
  }

  @Test
  void anAlertThatBeginsDuringTheRolloutTakesTheCandidateBack() {
    plot.criteria(none("critical"));
    town.metrics.watch(Map.of());
    ship();
    fire("production");

    town.settle();

    EndCause cause = ((RolloutState.RolledBack) town.ends().getLast()).cause();
    assertThat(cause.finding().orElseThrow().sentence()).isEqualTo("alerts 1 (at most 0)");
  }

  @Test
  void anAlertThatFiredBeforeOrElsewhereIsNoEvidence() {
    plot.criteria(none("critical"));
    town.metrics.watch(Map.of());
    fire("production");
    town.pass();
    ship();
    fire("staging");

    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  @Test
  void withoutARuleThatCouldFireTheRolloutPauses() {
    plot.criteria(none("critical"));
    town.metrics.watch(Map.of("severity", "warning"));

    ship();
    town.until(this::isPaused);

    assertThat(pause().sentence())
        .isEqualTo("no measurements: alerts: no data: no alert rule could fire with such labels");
  }

  private Operation.Answer complain(String person) {
    return town.askAs(person, Operation.Kind.COMPLAIN, KEY, Optional.empty());
  }

  @Test
  void complaintsOfMorePeopleThanTheLimitTakeTheCandidateBack() {
    plot.criteria(new Criterion.Complaints(1, new Sampling(Duration.ofSeconds(5), 1, 1)));
    ship();

    assertThat(complain("ada").message())
        .isEqualTo("1 person complains; the rollout goes back when more than 1 do");
    assertThat(complain("ada"))
        .extracting(Operation.Answer::result, Operation.Answer::message)
        .containsExactly(
            Operation.Answer.Result.REFUSED, "a complaint counts once per person, and yours does");

    town.restart();
    town.pass(3);

    assertThat(town.isHolding(KEY, 0)).isTrue();

    complain("grace");
    town.settle();

    EndCause cause = ((RolloutState.RolledBack) town.ends().getLast()).cause();
    assertThat(cause.finding().orElseThrow().sentence()).isEqualTo("complaints 2 (at most 1)");
    assertThat(complain("linus").message())
        .isEqualTo("nothing is being rolled out for production/frontend");
  }

  @Test
  void aComplaintThatNoCriterionAsksForIsToldSo() {
    town.metrics.put(ASKED, 0.01);
    ship();

    assertThat(complain("ada").message())
        .isEqualTo(
            "1 person complains; the rollout has no criterion complaints, so nothing follows");

    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  @Test
  void aRestartAsksOnlyWhatIsDue() {
    town.metrics.put(ASKED, 0.01);
    ship();
    town.until(() -> !town.metrics.asked().isEmpty());
    town.pass(2);
    int before = town.metrics.asked().size();

    town.restart();
    town.pass(2);

    assertThat(town.metrics.asked()).hasSize(before);

    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }
}
