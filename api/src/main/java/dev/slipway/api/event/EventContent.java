package dev.slipway.api.event;

import java.util.Map;
import java.util.Optional;

/// What an event says, by type. The name of the record is the type on the wire and its components
/// are the data. Every rollout ends with exactly one of the terminal types. Weights are percent,
/// times are whole seconds, values carry their unit.
public sealed interface EventContent {
  /// @param strategy `canary`, `blue-green`, `recreate`
  /// @param baseline its version; absent for a first release
  /// @param commit what asked for it: id, author and subject of the commit
  /// @param requests ids of the chat requests whose version it carries out, with spaces between; a
  ///   later rollout of the same version before it serves, as after `retry`, names them again
  /// @param skipped ids of those that newer commits overtook before a rollout reached them, with
  ///   spaces between
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

  /// What Git asks for serves already: no rollout starts that could name these requests. Also told
  /// of requests for what runs that were overtaken unseen.
  ///
  /// @param version that serves
  /// @param commit id of the one whose desired state is in force
  /// @param requests ids of those that asked for it, with spaces between; nothing was to do
  /// @param skipped ids of those that newer commits overtook, with spaces between
  record RequestsSettled(String version, String commit, String requests, String skipped)
      implements EventContent {}

  /// A weight was read back from the router.
  ///
  /// @param step from 1
  /// @param steps how many there are
  /// @param holdSeconds absent for `hold: manual`
  record StepReached(int weight, int step, int steps, Optional<Long> holdSeconds)
      implements EventContent {}

  /// Every instance that the weight needs is healthy.
  record CandidateHealthy(int instances) implements EventContent {}

  /// The smoke tests passed.
  ///
  /// @param afterSwitch at 100 percent instead of 0
  record ChecksPassed(boolean afterSwitch) implements EventContent {}

  /// A hold ended and the next step begins.
  ///
  /// @param verdict usually `pass`; what else was let through by policy or by a person
  record StepPassed(int step, String verdict) implements EventContent {}

  record HookSucceeded(String hook) implements EventContent {}

  /// A hook after the rollout failed: said, nothing else.
  record HookFailed(String hook, String reason) implements EventContent {}

  /// The hold has passed and the verdict is not Pass yet.
  ///
  /// @param reason for people: `34 of 100 requests`
  record HoldExtended(int step, String reason) implements EventContent {}

  /// @param by absent when the reconciler paused it
  record RolloutPaused(String cause, int weight, Optional<String> by) implements EventContent {}

  /// @param by a person, or what ended the pause
  record RolloutResumed(String by) implements EventContent {}

  /// At 100 percent; the watch begins.
  record RolloutCompleted(String candidate, long watchSeconds) implements EventContent {}

  /// Terminal: the candidate serves.
  ///
  /// @param proven false when newer content came during the watch
  record WatchEnded(String candidate, boolean proven) implements EventContent {}

  /// The watch has passed.
  record ReleaseProven(String version, String hash) implements EventContent {}

  /// Traffic goes back.
  ///
  /// @param criterion with `value` and `limit`, where a criterion decided
  /// @param by who ordered it, when a person did
  /// @param superseded whether newer content in Git is the reason: nothing is wrong then
  record RollbackStarted(
      String cause,
      Optional<String> criterion,
      Optional<String> value,
      Optional<String> limit,
      Optional<String> by,
      boolean superseded)
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
  ///
  /// @param candidateServes whether the candidate is kept because nothing else can serve
  record RolloutFailed(String candidate, String cause, boolean candidateServes)
      implements EventContent {}

  /// Terminal: a newer commit took its place.
  ///
  /// @param by its version and commit, for people
  record RolloutSuperseded(String candidate, String by) implements EventContent {}

  /// Evidence against content: not tried again by itself.
  ///
  /// @param hash absent when there is no artifact of that version
  record ReleaseRejected(String version, Optional<String> hash, String reason)
      implements EventContent {}

  /// @param kind as in the state's blocks
  /// @param endsWhen what ends it, for people
  record BlockRaised(String kind, String reason, String endsWhen) implements EventContent {}

  record BlockCleared(String kind, String reason) implements EventContent {}

  /// @param instance its name
  /// @param what for people: `exit code 137`, `gone`
  record DriftFound(String instance, String what) implements EventContent {}

  record DriftRepaired(String instance) implements EventContent {}

  /// Found running beside an empty journal.
  record ReleaseAdopted(String version, String hash) implements EventContent {}

  /// @param commit the write-back's own id
  record WriteBackWritten(String commit) implements EventContent {}

  record WriteBackSkipped(String reason) implements EventContent {}

  /// The first sight of a version.
  record VersionPinned(String version, String digest) implements EventContent {}

  /// @param operation its word: `pause`
  /// @param idempotencyKey what the sender called it, where the feed keeps it
  record OperationAccepted(
      String operation, String actor, String reason, Optional<String> idempotencyKey)
      implements EventContent {}

  /// @param approvals how many count now
  /// @param required how many are needed
  record ApprovalCounted(String hash, String actor, int approvals, int required)
      implements EventContent {}

  /// No instance of the baseline is healthy while a rollout is under way.
  record BaselineLost(String version, int weight) implements EventContent {}

  /// Nothing can be repaired by the reconciler itself.
  record PersonNeeded(String reason) implements EventContent {}

  record ServiceRemoved() implements EventContent {}

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
