package dev.slipway.reconciler.journal.memory;

import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalContract;
import java.util.UUID;

class MemoryJournalTest extends JournalContract {
  @Override
  protected Journal open() {
    return new MemoryJournal(UUID.randomUUID().toString());
  }
}
