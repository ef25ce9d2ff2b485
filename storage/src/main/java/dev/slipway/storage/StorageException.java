package dev.slipway.storage;

import java.io.Serial;

/// A database could not be opened, or holds what cannot be read. The message is one sentence for
/// people.
public final class StorageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What went wrong at the bottom of a failure, in one line.
  public static String reason(Throwable failure) {
    Throwable deepest = deepest(failure);
    return deepest.getMessage() == null
        ? deepest.getClass().getSimpleName()
        : deepest.getMessage().lines().findFirst().orElse("");
  }

  static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
