package dev.slipway.reconciler.simulation;

/// What the instances of a version do.
enum Conduct {
  GOOD,
  /// healthy only after several seconds
  SLOW,
  /// answers 500 to half of its requests
  FAILING,
  /// good at first, answers 500 to everything a while after its start
  TURNING,
  /// ends as soon as it is started
  CRASHING,
  /// healthy, ends after some seconds
  DYING,
  NEVER_READY,
  /// healthy, but its checks fail
  UNCHECKED,
  /// there is no such artifact
  MISSING;

  /// Whether instances of it stay healthy when they are left alone.
  boolean lasts() {
    return switch (this) {
      case GOOD, SLOW, FAILING, TURNING, UNCHECKED -> true;
      case CRASHING, DYING, NEVER_READY, MISSING -> false;
    };
  }
}
