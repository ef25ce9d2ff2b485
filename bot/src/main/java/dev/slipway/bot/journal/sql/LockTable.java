package dev.slipway.bot.journal.sql;

import dev.slipway.bot.journal.Journal.LockSeen;
import dev.slipway.bot.journal.Journal.LockSeen.Reminder;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Locks that were seen in Git; inside one transaction.
final class LockTable {
  private final Handle handle;

  LockTable(Handle handle) {
    this.handle = handle;
  }

  void write(List<LockSeen> locks) {
    locks.forEach(lock ->
        handle.execute(
            "INSERT INTO lock_seen (id, since, reminded) VALUES (?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET reminded = excluded.reminded",
            lock.id(),
            lock.since().toEpochMilli(),
            lock.reminder() == Reminder.SAID ? 1 : 0));
  }

  List<LockSeen> all() {
    return handle
        .createQuery("SELECT id, since, reminded FROM lock_seen ORDER BY since, id")
        .map((row, _) ->
            new LockSeen(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getInt("reminded") == 1 ? Reminder.SAID : Reminder.TO_COME))
        .list();
  }
}
