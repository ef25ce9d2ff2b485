package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.journal.Journal;

/// Is told what the journal has recorded.
@FunctionalInterface
public interface EntryListener {
  /// An entry is durable. Called on the thread of an environment's loop, for several environments
  /// at once: quick, and never fails.
  ///
  /// @param position of the newest event when it was recorded
  void recorded(Journal.Entry entry, long position);
}
