package dev.slipway.environments.language;

import java.util.Optional;

/// Somebody who asks, approves, or is on call.
///
/// @param id the key in `slipway.yaml`: what teams and schedules name
/// @param name and `email` are the identity that commits carry
/// @param slack member id, such as `U0123ABCD`; absent for people who are not in chat
public record Person(String id, String name, String email, Optional<String> slack) {
  /// As Git prints an author.
  public String gitIdentity() {
    return name + " <" + email + ">";
  }
}
