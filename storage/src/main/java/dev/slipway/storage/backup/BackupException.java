package dev.slipway.storage.backup;

import java.io.Serial;

/// A backup could not be made, read or restored. The message is for people: what was being done, on
/// what, why it failed, and what to do.
public final class BackupException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public BackupException(String message) {
    super(message);
  }

  public BackupException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Never without a message.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
