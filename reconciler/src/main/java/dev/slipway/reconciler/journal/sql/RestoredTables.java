package dev.slipway.reconciler.journal.sql;

import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.Restoring;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Whether a journal was restored from a backup, and how far that was dealt with; inside one
/// transaction.
final class RestoredTables {
  private RestoredTables() {}

  static Optional<Instant> recovering(Handle handle, String environment) {
    return handle
        .createQuery(
            "SELECT made FROM restored"
                + " WHERE NOT EXISTS (SELECT 1 FROM held WHERE environment = :environment)")
        .bind("environment", environment)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  static void held(Handle handle, String environment) {
    handle.execute(
        "INSERT INTO held (environment) VALUES (?) ON CONFLICT (environment) DO NOTHING",
        environment);
  }

  /// Makes it one that was restored: another feed, every service held, no rollout running.
  static void mark(Handle handle, JournalCodec codec, Instant made, Instant now) {
    handle.execute("DELETE FROM feed");
    handle.execute("INSERT INTO feed (id) VALUES (?)", UUID.randomUUID().toString());
    handle.execute("DELETE FROM held");
    handle.execute("DELETE FROM restored");
    handle.execute(
        "INSERT INTO restored (made, at) VALUES (?, ?)", made.toEpochMilli(), now.toEpochMilli());
    List<ServiceRecord> records =
        handle
            .createQuery("SELECT body FROM service_record")
            .map((row, _) -> codec.read(ServiceRecord.class, row.getString("body")))
            .list();
    var _ =
        new EntryWriter(handle, codec)
            .write(Restoring.entry(records, running(handle, codec), made, now));
  }

  private static List<Journal.History> running(Handle handle, JournalCodec codec) {
    return handle
        .createQuery("SELECT body, state FROM rollout WHERE ended IS NULL ORDER BY started, id")
        .map((row, _) ->
            new Journal.History(
                codec.read(Running.class, row.getString("body")),
                codec.read(RolloutState.class, row.getString("state")),
                Optional.empty()))
        .list();
  }
}
