package dev.slipway.bot.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whose agreement a request needs; frozen when it was planned.
///
/// @param required 0: nobody's
/// @param from teams whose members count
/// @param onCall schedule: whoever is on call in it counts too
/// @param byRequester whether the requester's own counts
/// @param expireAfter from the request on
public record Quorum(
    int required,
    List<String> from,
    Optional<String> onCall,
    boolean byRequester,
    Duration expireAfter) {
  public Quorum {
    from = List.copyOf(from);
  }

  /// Of teams alone.
  public Quorum(int required, List<String> from, boolean byRequester, Duration expireAfter) {
    this(required, from, Optional.empty(), byRequester, expireAfter);
  }
}
