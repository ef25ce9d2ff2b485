package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.Journal.LockSeen;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.backup.BackupsOfAJournalContract;
import java.util.List;
import java.util.Optional;

/// The entry with the number n is line n of the audit and the n-th lock: a copy that were not of
/// one moment would show two numbers, or a broken trail.
class BackupsOfAJournalIT extends BackupsOfAJournalContract<SqlJournal> {
  BackupsOfAJournalIT() {
    super(new BotJournal());
  }

  @Override
  protected SqlJournal open(JournalLocation location) {
    return SqlJournal.open(location);
  }

  @Override
  protected void write(SqlJournal journal, long number) {
    journal.record(
        new Journal.Entry(
            NOW,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(new AuditLine("U1", "lock", "frontend", "entry " + number)),
            List.of(new LockSeen("lock " + number, NOW, LockSeen.Reminder.TO_COME)),
            Optional.empty(),
            List.of(),
            List.of()));
  }

  @Override
  protected long read(SqlJournal journal, Backups.Kept backup, String content) {
    long number = journal.locksSeen().size();
    assertThat(content)
        .isEqualTo(
            "0 requests, 0 rollouts, 0 incidents, 0 messages, %d entries of the audit"
                .formatted(number));
    assertThat(journal.restored()).contains(new Journal.Restored(backup.made(), NOW));
    return number;
  }
}
