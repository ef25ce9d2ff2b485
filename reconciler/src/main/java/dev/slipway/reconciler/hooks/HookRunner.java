package dev.slipway.reconciler.hooks;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.util.Optional;

/// Runs a hook by name. Blocking, with a deadline of its own. A hook may be run twice for the same
/// rollout.
public interface HookRunner {
  HookResult run(HookCall call);

  /// @param hook its name
  /// @param rollout the rollout's id, the same when the hook is run again
  /// @param baseline empty for a first release
  record HookCall(
      String hook, String rollout, ServiceKey key, Optional<Version> baseline, Version candidate) {}

  /// 2xx or exit status 0 is success; anything else, a redirect or a time-out is failure.
  sealed interface HookResult {
    record Succeeded() implements HookResult {}

    /// @param reason for people: `backup-database answered 503`
    record Failed(String reason) implements HookResult {}
  }
}
