package dev.slipway.bot.request;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// What somebody asked for.
///
/// @param version as it was typed, or as it was offered and chosen
/// @param channel where the request's message stands: the environment's, else where it was typed
/// @param origin where the requester can be answered privately
public record Ask(
    RequestId id,
    Place place,
    String version,
    Actor requester,
    String channel,
    Origin origin,
    Instant at) {
  /// Whether that person asked for it.
  boolean isOf(Actor actor) {
    return actor.person().equals(requester.person());
  }

  /// @param channel where it was typed
  /// @param responseUrl of the command or button, good for a while
  public record Origin(String channel, Optional<URI> responseUrl) {}
}
