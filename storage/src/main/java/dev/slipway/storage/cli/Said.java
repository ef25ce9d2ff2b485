package dev.slipway.storage.cli;

import dev.slipway.storage.backup.BackupException;

/// A command's work, whose failure is said to the person at the shell.
@FunctionalInterface
interface Said {
  void run() throws BackupException;

  /// @return exit status
  static int by(Said work) {
    try {
      work.run();
      return 0;
    } catch (BackupException e) {
      System.err.println("slipway: " + e.sentence());
      return 1;
    }
  }
}
