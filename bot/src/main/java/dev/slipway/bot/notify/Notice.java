package dev.slipway.bot.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One moment of an incident, as those who are told of it hear it. Plain text: what it takes to be
/// inert is up to whoever carries it.
///
/// @param key of this moment and no other
/// @param sentence what happened
/// @param by id of the person who did it; absent where nobody did
/// @param called people who are asked to take it
public record Notice(
    String key,
    Moment moment,
    Instant at,
    Matter matter,
    String sentence,
    Optional<String> by,
    List<Addressee> called) {
  public Notice {
    called = List.copyOf(called);
  }
}
