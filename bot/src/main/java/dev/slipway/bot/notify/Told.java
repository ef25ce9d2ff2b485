package dev.slipway.bot.notify;

import java.time.Instant;
import java.util.Optional;

/// What came of telling somebody. The reasons are sentences for people without their full stop:
/// what failed, why, and what to do; never a secret.
public sealed interface Told {
  /// They have it.
  record Taken() implements Told {}

  /// Not this time, or it is not known: it is told again.
  ///
  /// @param notBefore nothing at all is to be told until then
  record Later(String reason, Optional<Instant> notBefore) implements Told {}

  /// Never, unless a person changes something.
  record Refused(String reason) implements Told {}
}
