package dev.slipway.reconciler.router.builtin;

import dev.slipway.reconciler.router.builtin.protocol.About;

/// What was found at the control address.
sealed interface Sighting {
  record Nobody() implements Sighting {}

  /// A router that accepts our token.
  record Known(About about) implements Sighting {}

  /// Somebody listens and did not answer in time: a router on a machine that is busy, or a
  /// stranger.
  record Silent() implements Sighting {}

  /// @param reason for people, a clause
  record Foreign(String reason) implements Sighting {}
}
