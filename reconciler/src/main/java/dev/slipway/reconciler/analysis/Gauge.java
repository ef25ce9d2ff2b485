package dev.slipway.reconciler.analysis;

import java.util.List;

/// What is remembered of one measured criterion.
///
/// @param taken whether it was ever measured with a number
/// @param value the last number
/// @param problem why the last measurement gave no number; empty where it did
/// @param ageNanos time under analysis since the last measurement, with a number or without
/// @param over the last measurements, oldest first: whether each was over the limit
public record Gauge(
    boolean taken, double value, String problem, long ageNanos, List<Boolean> over) {
  static final Gauge NONE = new Gauge(false, 0, "", 0, List.of());

  public Gauge {
    over = List.copyOf(over);
  }

  Gauge older(long nanos) {
    return new Gauge(taken, value, problem, ageNanos + nanos, over);
  }
}
