package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Release;

/// What a wanted version turned out to be.
public sealed interface Resolution {
  record Known(Release release) implements Resolution {}

  /// There is no such artifact: evidence, not a fault of the infrastructure.
  record Missing(String reason) implements Resolution {}

  /// The name stands for another artifact than it did when it was first seen, or than the file
  /// says.
  record Moved(String reason) implements Resolution {}

  /// Is being asked for the first time: no reason to say anything yet.
  record Asking() implements Resolution {}

  /// Not known yet: the registry, the target or the secrets' source is being asked or cannot be
  /// asked.
  record Waiting(String reason) implements Resolution {}
}
