package dev.slipway.reconciler.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.metrics.Metrics.Answer;
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
  }

  @Test
  void askingTwiceIsAnsweredTwice() {
    Metrics metrics = metrics();

    assertThat(metrics.query("vector(0.25)")).isEqualTo(metrics.query("vector(0.25)"));
  }
}
