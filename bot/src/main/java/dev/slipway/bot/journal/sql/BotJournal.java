package dev.slipway.bot.journal.sql;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.audit.AuditTrail;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.outbox.CardState;
import dev.slipway.bot.outbox.HomeState;
import dev.slipway.bot.outbox.LineState;
import dev.slipway.bot.outbox.WhisperState;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.storage.Database;
import dev.slipway.storage.JournalCodec;
import dev.slipway.storage.backup.JournalKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The bot's journal as backups see it.
public final class BotJournal implements JournalKind {
  static final String NAME = "bot";
  static final String MIGRATIONS = "dev/slipway/bot/journal";

  private static final int PAGE = 1_000;

  /// What the records of each table are.
  private static final Map<String, Class<?>> RECORDS = records();

  private final JournalCodec codec = new JournalCodec();

  private static Map<String, Class<?>> records() {
    Map<String, Class<?>> records = new LinkedHashMap<>();
    records.put("request", RequestState.class);
    records.put("following", Following.class);
    records.put("incident", IncidentState.class);
    records.put("received", Inbound.class);
    records.put("feed_cursor", EventCursor.class);
    records.put("card", CardState.class);
    records.put("line", LineState.class);
    records.put("whisper", WhisperState.class);
    records.put("home", HomeState.class);
    records.put("notice", Dispatch.class);
    return records;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String migrations() {
    return MIGRATIONS;
  }

  @Override
  public String readAll(Database database) {
    return Jdbi.create(database.reading())
        .inTransaction(handle -> {
          Map<String, Long> read = new LinkedHashMap<>();
          RECORDS.forEach((table, type) -> read.put(table, read(handle, table, type)));
          return "%d requests, %d rollouts, %d incidents, %d messages, %d entries of the audit"
              .formatted(
                  read.get("request"),
                  read.get("following"),
                  read.get("incident"),
                  read.get("card"),
                  audit(handle));
        });
  }

  private long read(Handle handle, String table, Class<?> type) {
    return handle
        .createQuery("SELECT body FROM " + table)
        .map((row, _) -> codec.read(type, row.getString("body")))
        .stream()
        .count();
  }

  private static long audit(Handle handle) {
    AuditTable table = new AuditTable(handle);
    AuditTrail trail = new AuditTrail();
    long last = 0;
    List<AuditEntry> page;
    do {
      page = table.entries(last, PAGE);
      page.forEach(trail::read);
      last = page.isEmpty() ? last : page.getLast().number();
    } while (page.size() == PAGE);
    trail
        .broken()
        .ifPresent(it -> {
          throw new IllegalStateException("its audit is broken: " + it.why());
        });
    return trail.entries();
  }

  @Override
  public void markRestored(Database database, Instant made, Instant now) {
    Jdbi.create(database.writing())
        .useTransaction(handle -> RestoredTable.mark(handle, codec, made, now));
  }
}
