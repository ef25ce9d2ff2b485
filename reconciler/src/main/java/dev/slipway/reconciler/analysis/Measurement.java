package dev.slipway.reconciler.analysis;

/// What a provider of a measured criterion answered.
public sealed interface Measurement {
  record Value(double value) implements Measurement {}

  /// Answered, but not with one finite number: empty, NaN, infinite, several series, stale.
  record NoData(String reason) implements Measurement {}

  record Unreachable(String reason) implements Measurement {}
}
