package dev.slipway.bot.numbers;

import java.time.Instant;
import java.util.Optional;

/// A rollout that has ended, as far as the numbers go.
///
/// @param asked when a person asked for it in chat; absent for a merge
/// @param started when its rollout began
/// @param served when it had all the traffic; absent when it never had
/// @param ended when its rollout ended: it counts in the period that this lies in
public record Change(
    String environment,
    String service,
    Optional<Instant> asked,
    Instant started,
    Optional<Instant> served,
    Instant ended,
    Result result) {
  /// What became of it.
  public enum Result {
    /// it serves, or gave way to a newer one while it served
    DEPLOYED,
    /// what served before has all the traffic again
    TAKEN_BACK,
    /// it failed, and there was nothing to go back to
    FAILED,
    /// a newer one took its place before it served: neither good nor bad
    OVERTAKEN
  }

  boolean isOf(String otherService, String otherEnvironment) {
    return service.equals(otherService) && environment.equals(otherEnvironment);
  }
}
