package dev.slipway.bot.journal.sql;

import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.Journal.Restored;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whether the journal was restored from a backup; inside one transaction.
final class RestoredTable {
  private RestoredTable() {}

  static Optional<Restored> newest(Handle handle) {
    return handle
        .createQuery("SELECT made, at FROM restored")
        .map((row, _) ->
            new Restored(
                Instant.ofEpochMilli(row.getLong("made")), Instant.ofEpochMilli(row.getLong("at"))))
        .findOne();
  }

  /// Makes it one that was restored. What people had said to the bot and it had not dealt with is
  /// forgotten: it was dealt with since, or they say it again. What it had to say may have been
  /// said.
  static void mark(Handle handle, JournalCodec codec, Instant made, Instant now) {
    handle.execute("DELETE FROM restored");
    handle.execute(
        "INSERT INTO restored (made, at) VALUES (?, ?)", made.toEpochMilli(), now.toEpochMilli());
    handle.execute("DELETE FROM received");
    new OutboxTables(handle, codec).mayHaveSaid(made);
    new AuditTable(handle)
        .add(
            List.of(
                new AuditLine(
                    "operator", "restore", "journal", "restored from a backup of " + made)),
            now);
  }
}
