package dev.slipway.bot.journal.sql;

import dev.slipway.bot.outbox.CardState;
import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.HomeState;
import dev.slipway.bot.outbox.LineState;
import dev.slipway.bot.outbox.OutboxStore.Depth;
import dev.slipway.bot.outbox.OutboxStore.Failure;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Result;
import dev.slipway.bot.outbox.WhisperState;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is on its way to Slack; inside one transaction. What follows from what is decided by
/// [CardState] and its like.
final class OutboxTables {
  private final Handle handle;
  private final JournalCodec codec;

  OutboxTables(Handle handle, JournalCodec codec) {
    this.handle = handle;
    this.codec = codec;
  }

  void add(List<Outgoing> outgoing, Instant at) {
    for (Outgoing one : outgoing) {
      switch (one) {
        case Outgoing.Card card ->
            keep(
                card(card.card())
                    .map(known -> known.renewed(card, at))
                    .orElseGet(() -> CardState.first(card, at)));
        case Outgoing.Line line -> add(LineState.first(line, at));
        case Outgoing.Whisper whisper -> add(WhisperState.first(whisper, at));
        case Outgoing.HomePage page ->
            keep(
                home(page.user())
                    .map(known -> known.renewed(page, at))
                    .orElseGet(() -> HomeState.first(page, at)));
      }
    }
  }

  /// A card that was given up has no thread.
  private void add(LineState line) {
    boolean waits = !card(line.card()).map(CardState::isGivenUp).orElse(false);
    handle
        .createUpdate(
            "INSERT INTO line (number, id, card, at, waits, body)"
                + " VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM line),"
                + " :id, :card, :at, :waits, :body) ON CONFLICT (id) DO NOTHING")
        .bind("id", line.id())
        .bind("card", line.card())
        .bind("at", line.recorded().toEpochMilli())
        .bind("waits", waits ? 1 : 0)
        .bind("body", codec.write(LineState.class, line))
        .execute();
  }

  private void add(WhisperState whisper) {
    handle
        .createUpdate(
            "INSERT INTO whisper (id, at, waits, body) VALUES (:id, :at, 1, :body)"
                + " ON CONFLICT (id) DO NOTHING")
        .bind("id", whisper.whisper().id())
        .bind("at", whisper.recorded().toEpochMilli())
        .bind("body", codec.write(WhisperState.class, whisper))
        .execute();
  }

  private Optional<CardState> card(String id) {
    return read(CardState.class, "SELECT body FROM card WHERE id = :id", id);
  }

  private <T> Optional<T> read(Class<T> type, String sql, String id) {
    return handle
        .createQuery(sql)
        .bind("id", id)
        .map((row, _) -> codec.read(type, row.getString("body")))
        .findOne();
  }

  private void keep(CardState card) {
    handle
        .createUpdate(
            "INSERT INTO card (id, waits, channel, ts, body)"
                + " VALUES (:id, :waits, :channel, :ts, :body) ON CONFLICT (id) DO UPDATE"
                + " SET waits = excluded.waits, channel = excluded.channel, ts = excluded.ts,"
                + " body = excluded.body, version = card.version + 1")
        .bind("id", card.card())
        .bind("waits", card.next().isPresent() ? 1 : 0)
        .bind("channel", card.posted().map(Posted::channel).orElse(null))
        .bind("ts", card.posted().map(Posted::ts).orElse(null))
        .bind("body", codec.write(CardState.class, card))
        .execute();
  }

  private Optional<HomeState> home(String user) {
    return read(HomeState.class, "SELECT body FROM home WHERE id = :id", user);
  }

  private void keep(HomeState home) {
    handle
        .createUpdate(
            "INSERT INTO home (id, waits, body) VALUES (:id, :waits, :body)"
                + " ON CONFLICT (id) DO UPDATE SET waits = excluded.waits, body = excluded.body")
        .bind("id", home.user())
        .bind("waits", home.next().isPresent() ? 1 : 0)
        .bind("body", codec.write(HomeState.class, home))
        .execute();
  }

  void note(Errand errand, Result result) {
    switch (errand) {
      case Errand.Post post -> noteCard(post.card(), post, result);
      case Errand.Edit edit -> noteCard(edit.card(), edit, result);
      case Errand.Line line -> note(line, result);
      case Errand.Whisper whisper -> note(whisper, result);
      case Errand.HomePage page ->
          home(page.user()).ifPresent(home -> keep(home.after(page, result)));
    }
    if (result instanceof Result.Failed(String reason, Instant at)) {
      handle.execute(
          "INSERT INTO failure (number, at, lane, reason)"
              + " VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM failure), ?, ?, ?)",
          at.toEpochMilli(),
          errand.lane(),
          reason);
    }
  }

  /// All that waits may have been said since then by another life of the bot: messages are looked
  /// for before they are posted, and whispers are not said twice.
  void mayHaveSaid(Instant since) {
    Result trying = new Result.Trying(since);
    waiting(CardState.class, "card")
        .forEach(card -> card.next().ifPresent(errand -> keep(card.after(errand, trying))));
    waiting(LineState.class, "line").forEach(line -> keep(line.after(trying)));
    waiting(WhisperState.class, "whisper")
        .forEach(whisper -> keep(whisper.after(new Result.Expired())));
  }

  private <T> List<T> waiting(Class<T> type, String table) {
    return handle
        .createQuery("SELECT body FROM " + table + " WHERE waits = 1")
        .map((row, _) -> codec.read(type, row.getString("body")))
        .list();
  }

  private void noteCard(String id, Errand errand, Result result) {
    card(id).map(card -> card.after(errand, result)).ifPresent(this::keepWithLines);
  }

  /// Lines of a card that will not be there are given up with it.
  private void keepWithLines(CardState card) {
    keep(card);
    if (card.isGivenUp()) {
      handle.execute("UPDATE line SET waits = 0 WHERE card = ? AND waits = 1", card.card());
    }
  }

  private void note(Errand.Line errand, Result result) {
    read(LineState.class, "SELECT body FROM line WHERE id = :id", errand.id())
        .map(line -> line.after(result))
        .ifPresent(this::keep);
    if (result instanceof Result.Gone) {
      noteCard(errand.card(), errand, result);
    }
  }

  private void note(Errand.Whisper errand, Result result) {
    read(WhisperState.class, "SELECT body FROM whisper WHERE id = :id", errand.whisper().id())
        .map(whisper -> whisper.after(result))
        .ifPresent(this::keep);
  }

  private void keep(LineState line) {
    handle.execute(
        "UPDATE line SET waits = ?, body = ?, version = version + 1 WHERE id = ?",
        line.waits() ? 1 : 0,
        codec.write(LineState.class, line),
        line.id());
  }

  private void keep(WhisperState whisper) {
    handle.execute(
        "UPDATE whisper SET waits = ?, body = ?, version = version + 1 WHERE id = ?",
        whisper.waits() ? 1 : 0,
        codec.write(WhisperState.class, whisper),
        whisper.whisper().id());
  }

  Optional<String> cardAt(String channel, String ts) {
    return handle
        .createQuery("SELECT id FROM card WHERE channel = :channel AND ts = :ts")
        .bind("channel", channel)
        .bind("ts", ts)
        .mapTo(String.class)
        .findOne();
  }

  boolean isPosting() {
    return count("SELECT COUNT(*) FROM card WHERE waits = 1 AND ts IS NULL") > 0;
  }

  boolean deleted(String channel, String ts) {
    Optional<CardState> card = cardAt(channel, ts).flatMap(this::card);
    card.map(CardState::deleted).ifPresent(this::keepWithLines);
    return card.isPresent();
  }

  Depth depth() {
    return new Depth(
        count("SELECT COUNT(*) FROM card WHERE waits = 1"),
        count("SELECT COUNT(*) FROM line WHERE waits = 1"),
        count("SELECT COUNT(*) FROM whisper WHERE waits = 1"),
        count("SELECT COUNT(*) FROM home WHERE waits = 1"),
        count("SELECT COUNT(*) FROM failure"));
  }

  private long count(String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  List<Failure> failures(int limit) {
    return handle
        .createQuery("SELECT at, lane, reason FROM failure ORDER BY number DESC LIMIT :limit")
        .bind("limit", limit)
        .map((row, _) ->
            new Failure(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("lane"),
                row.getString("reason")))
        .list();
  }
}
