package dev.slipway.reconciler.checks;

import dev.slipway.environments.language.Check;
import dev.slipway.reconciler.delivery.Endpoint;
import java.util.List;

/// Runs checks against instances directly, past the router. Blocking; bounded by the checks' own
/// `within` and `times`.
public interface CheckRunner {
  /// Every check on every endpoint. No checks or no endpoints pass.
  CheckResult run(List<Check> checks, List<Endpoint> endpoints);

  sealed interface CheckResult {
    record Passed() implements CheckResult {}

    /// @param reason for people: `GET /ready on 127.0.0.1:41234 answered 503, expected 200`
    record Failed(String reason) implements CheckResult {}
  }
}
