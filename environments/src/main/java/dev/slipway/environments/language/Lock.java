package dev.slipway.environments.language;

import java.time.Instant;
import java.util.Optional;

/// A person's stop.
///
/// @param service the locked service; absent when the whole environment is locked
/// @param by id of a person in `slipway.yaml`
/// @param until exclusive
public record Lock(Optional<String> service, String by, String reason, Instant until) {
  /// Whether it stops that service at that instant.
  public boolean holds(String name, Instant now) {
    return now.isBefore(until) && service.map(name::equals).orElse(true);
  }
}
