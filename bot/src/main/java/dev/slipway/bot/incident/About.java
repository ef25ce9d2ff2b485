package dev.slipway.bot.incident;

import java.util.Optional;

/// What an incident is about, as far as that is known.
///
/// @param suspect id of the rollout that may have caused it
public record About(
    Optional<String> environment, Optional<String> service, Optional<String> suspect) {
  public static final About NOTHING_KNOWN =
      new About(Optional.empty(), Optional.empty(), Optional.empty());

  /// Whether it is about that service there, or about all that is there.
  public boolean concerns(String environment, String service) {
    return this.environment.equals(Optional.of(environment))
        && this.service.filter(each -> !each.equals(service)).isEmpty();
  }
}
