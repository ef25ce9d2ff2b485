package dev.slipway.bot.request;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// What somebody asked for.
///
/// @param version as it was typed, or as it was offered and chosen
/// @param channel where the request's message stands: the environment's, else where it was typed
/// @param origin where the requester can be answered privately
/// @param manner absent: with everybody's agreement, and then at once
public record Ask(
    RequestId id,
    Place place,
    String version,
    Actor requester,
    String channel,
    Origin origin,
    Instant at,
    Optional<Manner> manner) {
  /// Whether that person asked for it.
  boolean isOf(Actor actor) {
    return actor.person().equals(requester.person());
  }

  /// @param channel where it was typed
  /// @param responseUrl of the command or button, good for a while
  public record Origin(String channel, Optional<URI> responseUrl) {}

  /// How it is wanted, where that is out of the ordinary.
  public sealed interface Manner {
    /// Past every gate, on the requester's own word.
    ///
    /// @param reason one line, never empty
    record Emergency(String reason) implements Manner {}

    /// With everybody's agreement, and not before a time.
    ///
    /// @param due when it is committed
    record Timed(Instant due) implements Manner {}
  }

  /// Why it passes every gate, where it does.
  public Optional<String> emergency() {
    return manner.flatMap(it ->
        it instanceof Manner.Emergency(String reason) ? Optional.of(reason) : Optional.empty());
  }

  /// When it is to be committed, where that was said.
  public Optional<Instant> due() {
    return manner.flatMap(
        it -> it instanceof Manner.Timed(Instant due) ? Optional.of(due) : Optional.empty());
  }
}
