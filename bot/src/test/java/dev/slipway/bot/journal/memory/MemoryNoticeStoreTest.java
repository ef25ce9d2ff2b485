package dev.slipway.bot.journal.memory;

import dev.slipway.bot.notify.NoticeStoreContract;

final class MemoryNoticeStoreTest extends NoticeStoreContract {
  @Override
  protected Both open() {
    MemoryJournal journal = new MemoryJournal();
    return new Both(journal, journal);
  }
}
