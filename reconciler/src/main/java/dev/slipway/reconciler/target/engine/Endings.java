package dev.slipway.reconciler.target.engine;

import dev.slipway.reconciler.delivery.Condition;

/// What an exit code says, for people. Pure.
public final class Endings {
  /// What the init process and shells end with when there is no such program, or it is none.
  private static final int NOT_FOUND = 127;

  private static final int NOT_EXECUTABLE = 126;
  private static final int SIGNALLED = 128;
  private static final int HIGHEST_SIGNAL = 64;

  private Endings() {}

  public static Condition.Exited of(int code, boolean outOfMemory) {
    if (outOfMemory) {
      return new Condition.Exited(code, "out of memory");
    }
    if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
      return new Condition.Exited(code, "exit code %d: the program cannot be run".formatted(code));
    }
    return code > SIGNALLED && code <= SIGNALLED + HIGHEST_SIGNAL
        ? new Condition.Exited(code, "killed by signal " + (code - SIGNALLED))
        : new Condition.Exited(code, "exit code " + code);
  }
}
