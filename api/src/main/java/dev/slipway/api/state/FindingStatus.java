package dev.slipway.api.state;

import java.util.Optional;

/// A measured value beside its limit.
///
/// @param criterion as people read it: `error-rate`, `latency-p95`
/// @param value with its unit: `12.3 %`, `2.31 s`
/// @param limit with its unit: `at most 5 %`
/// @param baseline the baseline's value where it is known
/// @param answers how many answers it rests on; 0 for measured criteria
/// @param within whether the value keeps the limit
public record FindingStatus(
    String criterion,
    String value,
    String limit,
    Optional<String> baseline,
    long answers,
    boolean within) {
  /// `error-rate 12.3 % (at most 5 %)`.
  public String sentence() {
    return criterion + " " + value + " (" + limit + ")";
  }
}
