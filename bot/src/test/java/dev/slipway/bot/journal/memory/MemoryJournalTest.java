package dev.slipway.bot.journal.memory;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.JournalContract;

final class MemoryJournalTest extends JournalContract {
  @Override
  protected Journal open() {
    return new MemoryJournal();
  }
}
