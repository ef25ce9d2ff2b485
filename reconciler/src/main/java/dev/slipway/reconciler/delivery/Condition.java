package dev.slipway.reconciler.delivery;

/// How an instance is found.
public sealed interface Condition {
  /// Runs, has not been healthy yet. A service without health check is healthy once it runs.
  record Starting() implements Condition {}

  record Healthy() implements Condition {}

  /// Ran well, or was given up as never ready (`startWithin` has passed).
  ///
  /// @param reason the last answer, for people: `GET /health answered 503`
  /// @param neverReady whether it has not been healthy since it started
  record Unhealthy(String reason, boolean neverReady) implements Condition {}

  /// Ended by itself, or killed by somebody else than us.
  ///
  /// @param reason `exit code 3`, `killed by signal 9`, `out of memory`
  record Exited(int code, String reason) implements Condition {}
}
