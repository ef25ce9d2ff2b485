package dev.slipway.reconciler.router;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.Set;

/// Which requests the primary answers in the candidate's place, and what counts as a failure.
public final class ShieldRule {
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS");

  private ShieldRule() {}

  /// Whether a request to the candidate may be sent to the primary when it fails: only below 100 %,
  /// only what can be repeated, and nothing with a body, which is gone once sent.
  public static boolean covers(RoutePlan.Split split, String method, boolean hasBody) {
    return split.shield()
        && split.weight().compareTo(Weight.ALL) < 0
        && IDEMPOTENT.contains(method)
        && !hasBody;
  }

  /// Whether a request may be sent a second time when a kept connection was closed under it.
  public static boolean repeatable(String method, boolean hasBody) {
    return IDEMPOTENT.contains(method) && !hasBody;
  }

  /// Whether an answer is the release's failure.
  ///
  /// @param status of the HTTP answer
  public static boolean failed(int status) {
    return status >= 500;
  }
}
