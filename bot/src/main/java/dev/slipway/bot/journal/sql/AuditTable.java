package dev.slipway.bot.journal.sql;

import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.journal.Journal.AuditLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Who did what, each entry bound to the one before it; inside one transaction. Entries are added
/// and read, nothing else.
final class AuditTable {
  private static final RowMapper<AuditEntry> ENTRY =
      (row, _) ->
          new AuditEntry(
              row.getLong("number"),
              Instant.ofEpochMilli(row.getLong("at")),
              row.getString("actor"),
              row.getString("what"),
              row.getString("about"),
              row.getString("why"),
              row.getString("hash"));

  private final Handle handle;

  AuditTable(Handle handle) {
    this.handle = handle;
  }

  void add(List<AuditLine> lines, Instant at) {
    if (lines.isEmpty()) {
      return;
    }
    Optional<AuditEntry> last = last();
    long number = last.map(AuditEntry::number).orElse(0L);
    String head = last.map(AuditEntry::hash).orElse(AuditEntry.BEGINNING);
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO audit (number, at, actor, what, about, why, hash)"
                + " VALUES (:number, :at, :actor, :what, :about, :why, :hash)");
    for (AuditLine line : lines) {
      number++;
      AuditEntry entry = entry(number, at, line).after(head);
      head = entry.hash();
      batch
          .bind("number", number)
          .bind("at", at.toEpochMilli())
          .bind("actor", entry.actor())
          .bind("what", entry.what())
          .bind("about", entry.about())
          .bind("why", entry.why())
          .bind("hash", entry.hash())
          .add();
    }
    batch.execute();
  }

  private static AuditEntry entry(long number, Instant at, AuditLine line) {
    return new AuditEntry(
        number, at, line.actor(), line.what(), line.about(), line.why(), AuditEntry.BEGINNING);
  }

  private Optional<AuditEntry> last() {
    return handle
        .createQuery("SELECT * FROM audit ORDER BY number DESC LIMIT 1")
        .map(ENTRY)
        .findOne();
  }

  /// Number of the newest entry; 0 before the first.
  long newest() {
    return last().map(AuditEntry::number).orElse(0L);
  }

  /// @param after number of the last entry that is known; 0 for the beginning
  List<AuditEntry> entries(long after, int limit) {
    return handle
        .createQuery("SELECT * FROM audit WHERE number > :after ORDER BY number LIMIT :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map(ENTRY)
        .list();
  }
}
