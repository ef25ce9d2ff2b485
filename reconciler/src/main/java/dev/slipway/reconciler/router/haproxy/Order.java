package dev.slipway.reconciler.router.haproxy;

/// A command that changes something.
///
/// @param mayFail whether a refusal only means "not yet"
record Order(String command, boolean mayFail) {
  static Order of(String command) {
    return new Order(command, false);
  }

  /// For what is tried again at the next look.
  static Order attempt(String command) {
    return new Order(command, true);
  }
}
