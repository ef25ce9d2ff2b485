package dev.slipway.bot.request;

import java.util.List;
import java.util.Optional;

/// What the reconciler said would happen; what people approve.
///
/// @param hash of the candidate: 64 hexadecimal digits; approvals are bound to it
/// @param basis of which content of the repository it was made; another one makes it stale
/// @param baseline the version that serves now; absent for a first release
/// @param strategy `canary`, `blue-green`, `recreate`
/// @param steps for people: `5 % for 5m`
/// @param supersedes whether a rollout under way gives way to it
/// @param before how it went in the environment before; absent where none promotes to it, or nobody
///   could be asked
/// @param waits what would hold it back now, for people; told, not refused
/// @param passed the gates that an emergency passes, for people; of anything else, none
public record Plan(
    String hash,
    String basis,
    Optional<String> baseline,
    String candidate,
    Optional<String> digest,
    String strategy,
    List<String> steps,
    boolean supersedes,
    Optional<Soak> before,
    List<String> waits,
    List<String> passed) {
  public Plan {
    steps = List.copyOf(steps);
    waits = List.copyOf(waits);
    passed = List.copyOf(passed);
  }

  /// The same with what is known of the environment before.
  public Plan after(Optional<Soak> soak) {
    return new Plan(
        hash, basis, baseline, candidate, digest, strategy, steps, supersedes, soak, waits, passed);
  }
}
