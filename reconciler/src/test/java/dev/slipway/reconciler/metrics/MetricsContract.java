package dev.slipway.reconciler.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.metrics.Metrics.Answer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every provider keeps. The queries mean to a real Prometheus just what the tests say.
public abstract class MetricsContract {
  /// A provider that can be asked.
  protected abstract Metrics metrics();

  /// One that cannot.
  protected abstract Metrics unreachable();

  @ParameterizedTest
  @CsvSource({"vector(0.25),0.25", "vector(-3),-3", "vector(0),0"})
  void oneNumberIsANumber(String query, double value) {
    assertThat(metrics().query(query)).isEqualTo(new Answer.Number(value));
  }

  /// R21
  @Test
  void whatNobodyMeasuresIsNothing() {
    assertThat(metrics().query("nobody_measures_this"))
        .isEqualTo(new Answer.Nothing("no series answers the query"));
  }

  /// R21
  @ParameterizedTest
  @ValueSource(strings = {"vector(0) / 0", "vector(1) / 0", "vector(-1) / 0"})
  void whatIsNotFiniteIsNothing(String query) {
    assertThat(metrics().query(query)).isInstanceOf(Answer.Nothing.class);
  }

  /// R22
  @Test
  void whoCannotBeAskedIsUnreachable() {
    assertThat(unreachable().query("vector(0.25)")).isInstanceOf(Answer.Unreachable.class);
    assertThat(unreachable().alerts(alerts("frontend", "critical"), Instant.EPOCH))
        .isInstanceOf(Answer.Unreachable.class);
  }

  /// Of a provider in which one alert fires: service frontend, environment production, by a rule
  /// that says severity critical.
  @Test
  void alertsAreCountedByTheirLabelsAndTheirBeginning() {
    Metrics metrics = metrics();

    assertThat(metrics.alerts(alerts("frontend", "critical"), Instant.EPOCH))
        .isEqualTo(new Answer.Number(1));
    assertThat(metrics.alerts(alerts("backend", "critical"), Instant.EPOCH))
        .isEqualTo(new Answer.Number(0));
    assertThat(
            metrics.alerts(alerts("frontend", "critical"), Instant.parse("2999-01-01T00:00:00Z")))
        .isEqualTo(new Answer.Number(0));
  }

  @Test
  void withoutARuleThatCouldFireNothingIsKnown() {
    assertThat(metrics().alerts(alerts("frontend", "warning"), Instant.EPOCH))
        .isEqualTo(new Answer.Nothing("no alert rule could fire with such labels"));
  }

  private static Map<String, String> alerts(String service, String severity) {
    return Map.of("service", service, "environment", "production", "severity", severity);
  }

  @Test
  void askingTwiceIsAnsweredTwice() {
    Metrics metrics = metrics();

    assertThat(metrics.query("vector(0.25)")).isEqualTo(metrics.query("vector(0.25)"));
  }
}
