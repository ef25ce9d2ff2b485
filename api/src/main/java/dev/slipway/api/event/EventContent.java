package dev.slipway.api.event;

import java.util.Map;
import java.util.Optional;

/// What an event says, by type. The name of the record is the type on the wire and its components
/// are the data. Weights are percent, times are whole seconds, values carry their unit.
public sealed interface EventContent {
  /// @param strategy `canary`, `blue-green`, `recreate`
  /// @param baseline its version; absent for a first release
  /// @param commit what asked for it: id, author and subject of the commit
  /// @param requests ids of the chat requests that it carries out, with spaces between
  /// @param skipped ids of those that newer commits overtook, with spaces between
  record RolloutStarted(
      String strategy,
      Optional<String> baseline,
      String candidate,
      String digest,
      String hash,
      String commit,
      String author,
      String subject,
      String requests,
      String skipped)
      implements EventContent {}

  /// A weight was read back from the router.
  ///
  /// @param step from 1
  /// @param steps how many there are
  /// @param holdSeconds absent for `hold: manual`
  record StepReached(int weight, int step, int steps, Optional<Long> holdSeconds)
      implements EventContent {}

  /// Every instance that the weight needs is healthy.
  record CandidateHealthy(int healthy, int wanted) implements EventContent {}

  /// The smoke tests passed.
  ///
  /// @param weight 0, or 100 after a switch
  record ChecksPassed(int checks, int weight) implements EventContent {}

  /// The hold has passed and the verdict is not Pass yet.
  ///
  /// @param reason for people: `34 of 100 requests`
  /// @param longestSeconds then it pauses for a person
  record HoldExtended(int weight, String reason, long longestSeconds) implements EventContent {}

  /// @param by absent when the reconciler paused it
  record RolloutPaused(String cause, int weight, Optional<String> by) implements EventContent {}

  /// @param by absent when the cause went away by itself
  record RolloutResumed(int weight, Optional<String> by) implements EventContent {}

  /// At 100 percent; the watch begins.
  record RolloutCompleted(String candidate, long watchSeconds) implements EventContent {}

  /// The watch has passed.
  record ReleaseProven(String version, String hash) implements EventContent {}

  /// Traffic goes back.
  ///
  /// @param criterion with `value` and `limit`, where a criterion decided
  /// @param by who ordered it, when a person did
  record RollbackStarted(
      String cause,
      Optional<String> criterion,
      Optional<String> value,
      Optional<String> limit,
      Optional<String> by)
      implements EventContent {}

  /// Terminal: the baseline serves everybody.
  record RolloutRolledBack(
      String candidate,
      String baseline,
      String cause,
      Optional<String> criterion,
      Optional<String> value,
      Optional<String> limit)
      implements EventContent {}

  /// Terminal: a person ordered it back.
  record RolloutAborted(String candidate, Optional<String> baseline, String by, String reason)
      implements EventContent {}

  /// Terminal: there was nothing to go back to.
  record RolloutFailed(String candidate, String cause) implements EventContent {}

  /// Terminal: a newer commit took its place.
  record RolloutSuperseded(String candidate, String byVersion, String byCommit)
      implements EventContent {}

  /// Evidence against content: not tried again by itself.
  record ReleaseRejected(String version, String hash, String reason) implements EventContent {}

  /// @param kind as in the state's blocks
  /// @param endsWhen what ends it, for people
  record BlockRaised(String kind, String reason, String endsWhen) implements EventContent {}

  record BlockCleared(String kind, String reason) implements EventContent {}

  record DriftFound(String what) implements EventContent {}

  record DriftRepaired(String what) implements EventContent {}

  /// Found running beside an empty journal.
  record ReleaseAdopted(String version, String hash) implements EventContent {}

  /// @param commit the write-back's own id
  /// @param version what the file says again
  record WriteBackWritten(String commit, String version) implements EventContent {}

  record WriteBackSkipped(String reason) implements EventContent {}

  /// The first sight of a version.
  record VersionPinned(String version, String digest) implements EventContent {}

  /// @param operation its word: `pause`
  /// @param idempotencyKey what the sender called it
  record OperationAccepted(String operation, String actor, String reason, String idempotencyKey)
      implements EventContent {}

  /// @param approvals how many count now
  /// @param required how many are needed
  record ApprovalCounted(String hash, String actor, int approvals, int required)
      implements EventContent {}

  /// No instance of the baseline is healthy while a rollout is under way.
  record BaselineLost(String version, int weight) implements EventContent {}

  /// A type, or data of a known type, that this program is too old or too new to know.
  record Other(String type, Map<String, Object> data) implements EventContent {
    public Other {
      data = Map.copyOf(data);
    }
  }

  /// The name on the wire.
  default String type() {
    return this instanceof Other other ? other.type() : getClass().getSimpleName();
  }
}
