package dev.slipway.bot.journal.memory;

import dev.slipway.bot.outbox.OutboxStoreContract;

final class MemoryOutboxStoreTest extends OutboxStoreContract {
  @Override
  protected Both open() {
    MemoryJournal journal = new MemoryJournal();
    return new Both(journal, journal);
  }
}
