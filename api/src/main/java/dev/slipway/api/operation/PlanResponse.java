package dev.slipway.api.operation;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ReleaseStatus;
import java.util.List;
import java.util.Optional;

/// What would happen. People approve the candidate's hash.
///
/// @param stateVersion of the service when this was planned
/// @param change what kind of change it is
/// @param baseline what serves now
/// @param candidate with its digest resolved and its hash
/// @param strategy `canary`, `blue-green`, `recreate`; absent when nothing would happen
/// @param steps for people, in order: `5 % for 5m`
/// @param message one sentence
/// @param blocks what would hold it back now
public record PlanResponse(
    String environment,
    String service,
    long stateVersion,
    Change change,
    Optional<ReleaseStatus> baseline,
    ReleaseStatus candidate,
    Optional<String> strategy,
    List<String> steps,
    String message,
    List<BlockStatus> blocks) {
  public PlanResponse {
    steps = List.copyOf(steps);
    blocks = List.copyOf(blocks);
  }

  /// What kind of change a plan is.
  public enum Change {
    /// it runs already
    NONE,
    /// no baseline: straight to 100 percent once healthy
    FIRST_RELEASE,
    ROLLOUT,
    /// takes the place of the rollout under way
    SUPERSEDE,
    /// back to the baseline of the rollout under way
    ROLLBACK,
    /// content with evidence against it: needs a retry
    REJECTED,
    /// a name that this program is too old to know
    UNKNOWN
  }
}
