package dev.slipway.bot.journal.sql;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.journal.Journal.Received;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What came, what is being asked and followed; inside one transaction.
final class EntryTables {
  private static final String READER = "reconciler";

  private final Handle handle;
  private final JournalCodec codec;

  EntryTables(Handle handle, JournalCodec codec) {
    this.handle = handle;
    this.codec = codec;
  }

  boolean receive(Inbound inbound, Instant at) {
    Optional<Long> number =
        handle
            .createQuery(
                "INSERT INTO seen (id, number, at)"
                    + " VALUES (:id, (SELECT COALESCE(MAX(number), 0) + 1 FROM seen), :at)"
                    + " ON CONFLICT (id) DO NOTHING RETURNING number")
            .bind("id", inbound.id())
            .bind("at", at.toEpochMilli())
            .mapTo(Long.class)
            .findOne();
    number.ifPresent(given ->
        handle.execute(
            "INSERT INTO received (number, at, body) VALUES (?, ?, ?)",
            given,
            at.toEpochMilli(),
            codec.write(Inbound.class, inbound)));
    return number.isPresent();
  }

  List<Received> received(int limit) {
    return handle
        .createQuery("SELECT number, at, body FROM received ORDER BY number LIMIT :limit")
        .bind("limit", limit)
        .map((row, _) ->
            new Received(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                codec.read(Inbound.class, row.getString("body"))))
        .list();
  }

  void write(Entry entry) {
    entry.requests().forEach(this::write);
    entry.followings().forEach(this::write);
    entry.cursor().ifPresent(this::write);
    entry.done().forEach(number -> handle.execute("DELETE FROM received WHERE number = ?", number));
    new AuditTable(handle).add(entry.audit(), entry.at());
  }

  private void write(RequestState state) {
    handle
        .createUpdate(
            "INSERT INTO request (id, environment, service, asked, unfinished, body)"
                + " VALUES (:id, :environment, :service, :asked, :unfinished, :body)"
                + " ON CONFLICT (id) DO UPDATE"
                + " SET unfinished = excluded.unfinished, body = excluded.body")
        .bind("id", state.ask().id().text())
        .bind("environment", state.ask().place().environment())
        .bind("service", state.ask().place().service())
        .bind("asked", state.ask().at().toEpochMilli())
        .bind("unfinished", state instanceof RequestState.Ended ? 0 : 1)
        .bind("body", codec.write(RequestState.class, state))
        .execute();
  }

  private void write(Following following) {
    handle
        .createUpdate(
            "INSERT INTO following (rollout, environment, service, started, unfinished, body)"
                + " VALUES (:rollout, :environment, :service, :started, :unfinished, :body)"
                + " ON CONFLICT (rollout) DO UPDATE"
                + " SET unfinished = excluded.unfinished, body = excluded.body")
        .bind("rollout", following.rollout())
        .bind("environment", following.place().environment())
        .bind("service", following.place().service())
        .bind("started", following.started().toEpochMilli())
        .bind("unfinished", following.phase().isOver() ? 0 : 1)
        .bind("body", codec.write(Following.class, following))
        .execute();
  }

  private void write(EventCursor cursor) {
    handle.execute(
        "INSERT INTO feed_cursor (reader, body) VALUES (?, ?)"
            + " ON CONFLICT (reader) DO UPDATE SET body = excluded.body",
        READER,
        codec.write(EventCursor.class, cursor));
  }

  EventCursor cursor() {
    return handle
        .createQuery("SELECT body FROM feed_cursor WHERE reader = :reader")
        .bind("reader", READER)
        .map((row, _) -> codec.read(EventCursor.class, row.getString("body")))
        .findOne()
        .orElse(EventCursor.BEGINNING);
  }

  List<RequestState> openRequests() {
    return handle
        .createQuery("SELECT body FROM request WHERE unfinished = 1 ORDER BY asked, id")
        .map((row, _) -> codec.read(RequestState.class, row.getString("body")))
        .list();
  }

  Optional<RequestState> request(RequestId id) {
    return handle
        .createQuery("SELECT body FROM request WHERE id = :id")
        .bind("id", id.text())
        .map((row, _) -> codec.read(RequestState.class, row.getString("body")))
        .findOne();
  }

  List<RequestState> requests(Place place, int limit) {
    return handle
        .createQuery(
            "SELECT body FROM request WHERE environment = :environment AND service = :service"
                + " ORDER BY asked DESC, id DESC LIMIT :limit")
        .bind("environment", place.environment())
        .bind("service", place.service())
        .bind("limit", limit)
        .map((row, _) -> codec.read(RequestState.class, row.getString("body")))
        .list();
  }

  List<Following> openFollowings() {
    return handle
        .createQuery("SELECT body FROM following WHERE unfinished = 1 ORDER BY started, rollout")
        .map((row, _) -> codec.read(Following.class, row.getString("body")))
        .list();
  }

  Optional<Following> following(String rollout) {
    return handle
        .createQuery("SELECT body FROM following WHERE rollout = :rollout")
        .bind("rollout", rollout)
        .map((row, _) -> codec.read(Following.class, row.getString("body")))
        .findOne();
  }

  List<Following> followings(Place place, int limit) {
    return handle
        .createQuery(
            "SELECT body FROM following WHERE environment = :environment AND service = :service"
                + " ORDER BY started DESC, rollout DESC LIMIT :limit")
        .bind("environment", place.environment())
        .bind("service", place.service())
        .bind("limit", limit)
        .map((row, _) -> codec.read(Following.class, row.getString("body")))
        .list();
  }

  List<Following> followingsSince(Instant started) {
    return handle
        .createQuery(
            "SELECT body FROM following WHERE started >= :started ORDER BY started, rollout")
        .bind("started", started.toEpochMilli())
        .map((row, _) -> codec.read(Following.class, row.getString("body")))
        .list();
  }
}
