package dev.slipway.bot.journal.sql;

import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Reads the audit in a journal that a bot may be working on, and changes nothing.
public final class AuditReader {
  private static final int PAGE = 1_000;

  private final JournalLocation location;

  public AuditReader(JournalLocation location) {
    this.location = location;
  }

  /// Gives every entry as of one moment, from the first to the last.
  ///
  /// @throws JournalException when there is no journal, or it cannot be read
  public void read(Consumer<AuditEntry> reader) {
    var _ =
        SqlJournal.attempt(
            "read the audit",
            () ->
                Jdbi.create(Database.readOnly(location, "audit"))
                    .inTransaction(handle -> all(handle, reader)));
  }

  /// @return the number of the last one
  private static long all(Handle handle, Consumer<AuditEntry> reader) {
    AuditTable table = new AuditTable(handle);
    long last = 0;
    List<AuditEntry> page;
    do {
      page = table.entries(last, PAGE);
      page.forEach(reader);
      last = page.isEmpty() ? last : page.getLast().number();
    } while (page.size() == PAGE);
    return last;
  }
}
