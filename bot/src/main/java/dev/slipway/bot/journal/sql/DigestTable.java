package dev.slipway.bot.journal.sql;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// When the last digest was due that is dealt with: one row; inside one transaction.
final class DigestTable {
  private static final String ONLY = "digest";

  private final Handle handle;

  DigestTable(Handle handle) {
    this.handle = handle;
  }

  void write(Instant due) {
    handle.execute(
        "INSERT INTO digest (id, due) VALUES (?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET due = excluded.due",
        ONLY,
        due.toEpochMilli());
  }

  Optional<Instant> last() {
    return handle
        .createQuery("SELECT due FROM digest WHERE id = :id")
        .bind("id", ONLY)
        .map((row, _) -> Instant.ofEpochMilli(row.getLong("due")))
        .findOne();
  }
}
