package dev.slipway.storage;

import java.io.Serial;

/// A database could not be opened, or holds what cannot be read. The message is one sentence for
/// people.
public final class StorageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
