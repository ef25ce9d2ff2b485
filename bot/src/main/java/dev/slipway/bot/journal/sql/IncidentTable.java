package dev.slipway.bot.journal.sql;

import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Incidents; inside one transaction.
final class IncidentTable {
  private final Handle handle;
  private final JournalCodec codec;

  IncidentTable(Handle handle, JournalCodec codec) {
    this.handle = handle;
    this.codec = codec;
  }

  void write(List<IncidentState> states) {
    states.forEach(this::write);
  }

  private void write(IncidentState state) {
    Opening opening = state.incident().opening();
    handle
        .createUpdate(
            "INSERT INTO incident (id, opening, opened, unfinished, body)"
                + " VALUES (:id, :opening, :opened, :unfinished, :body)"
                + " ON CONFLICT (id) DO UPDATE"
                + " SET unfinished = excluded.unfinished, body = excluded.body")
        .bind("id", opening.id().text())
        .bind("opening", opening.key())
        .bind("opened", opening.at().toEpochMilli())
        .bind("unfinished", state.isResolved() ? 0 : 1)
        .bind("body", codec.write(IncidentState.class, state))
        .execute();
  }

  List<IncidentState> open() {
    return states(
        handle.createQuery("SELECT body FROM incident WHERE unfinished = 1 ORDER BY opened, id"));
  }

  Optional<IncidentState> incident(IncidentId id) {
    return states(
            handle.createQuery("SELECT body FROM incident WHERE id = :id").bind("id", id.text()))
        .stream()
        .findFirst();
  }

  Optional<IncidentState> newest(String key) {
    return states(
            handle
                .createQuery(
                    "SELECT body FROM incident WHERE opening = :opening"
                        + " ORDER BY opened DESC, id DESC LIMIT 1")
                .bind("opening", key))
        .stream()
        .findFirst();
  }

  List<IncidentState> since(Instant opened) {
    return states(
        handle
            .createQuery("SELECT body FROM incident WHERE opened >= :opened ORDER BY opened, id")
            .bind("opened", opened.toEpochMilli()));
  }

  private List<IncidentState> states(Query query) {
    return query.map((row, _) -> codec.read(IncidentState.class, row.getString("body"))).list();
  }
}
