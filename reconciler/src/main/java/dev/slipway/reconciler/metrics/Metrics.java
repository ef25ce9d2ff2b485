package dev.slipway.reconciler.metrics;

import java.time.Instant;
import java.util.Map;

/// Asks a provider of measurements. Blocking, with a deadline of its own; an answer that is late is
/// none. Safe for use by several threads; interrupting ends the question. Asking twice does nothing
/// twice.
public interface Metrics {
  /// An instant query, as it is now.
  ///
  /// @param query in the provider's language, PromQL
  Answer query(String query);

  /// How many alerts fire now.
  ///
  /// @param labels that they bear with just these values, among others
  /// @param since they became active then or later
  /// @return nothing where no alert could fire with such labels, or not all that could are
  ///   evaluated
  Answer alerts(Map<String, String> labels, Instant since);

  /// What came of a question. Only a number says something of what was measured.
  sealed interface Answer {
    /// Exactly one finite number.
    record Number(double value) implements Answer {}

    /// The provider answered, but not with one finite number: nothing, NaN, infinite, several
    /// series, too old, or that the query is wrong.
    ///
    /// @param reason for people, at most 200 characters, without control characters
    record Nothing(String reason) implements Answer {}

    /// The provider could not be asked, or did not answer as one.
    ///
    /// @param reason likewise; never holds a token
    record Unreachable(String reason) implements Answer {}
  }
}
