package dev.slipway.reconciler.router.haproxy;

import java.util.Locale;

/// A service has two pools of servers, so that a rollout needs no new pool and thus no reload: the
/// primary sits in one, the candidate in the other, and the next candidate takes the primary's old
/// one.
enum Slot {
  A,
  B;

  Slot other() {
    return this == A ? B : A;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
