package dev.slipway.bot.journal.sql;

import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Fate;
import dev.slipway.bot.notify.Waiting;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Notices on their way to notifiers; inside one transaction.
final class NoticeTable {
  private final Handle handle;
  private final JournalCodec codec;

  NoticeTable(Handle handle, JournalCodec codec) {
    this.handle = handle;
    this.codec = codec;
  }

  void add(List<Dispatch> dispatches, Instant at) {
    dispatches.forEach(dispatch -> add(dispatch, at));
  }

  private void add(Dispatch dispatch, Instant at) {
    handle
        .createUpdate(
            "INSERT INTO notice (id, number, notifier, lane, recorded, waits, failed, due, body)"
                + " VALUES (:id, (SELECT COALESCE(MAX(number), 0) + 1 FROM notice), :notifier,"
                + " :lane, :at, 1, 0, :at, :body) ON CONFLICT (id) DO NOTHING")
        .bind("id", dispatch.id())
        .bind("notifier", dispatch.notifier())
        .bind("lane", dispatch.lane())
        .bind("at", at.toEpochMilli())
        .bind("body", codec.write(Dispatch.class, dispatch))
        .execute();
  }

  List<Waiting> waiting(String notifier) {
    return handle
        .createQuery(
            "SELECT body, failed, due FROM notice WHERE number IN (SELECT MIN(number) FROM notice"
                + " WHERE waits = 1 AND notifier = :notifier GROUP BY lane) ORDER BY number")
        .bind("notifier", notifier)
        .map((row, _) ->
            new Waiting(
                codec.read(Dispatch.class, row.getString("body")),
                row.getInt("failed"),
                Instant.ofEpochMilli(row.getLong("due"))))
        .list();
  }

  void note(Dispatch dispatch, Fate fate) {
    switch (fate) {
      case Fate.Arrived() -> settle(dispatch, "");
      case Fate.GivenUp(String reason) -> settle(dispatch, reason);
      case Fate.Postponed(int failed, Instant due) ->
          handle.execute(
              "UPDATE notice SET failed = ?, due = ? WHERE id = ?",
              failed,
              due.toEpochMilli(),
              dispatch.id());
    }
  }

  private void settle(Dispatch dispatch, String givenUp) {
    handle.execute(
        "UPDATE notice SET waits = 0, given_up = ? WHERE id = ?", givenUp, dispatch.id());
  }

  SortedMap<String, Long> depth() {
    SortedMap<String, Long> depth = new TreeMap<>();
    handle
        .createQuery(
            "SELECT notifier, COUNT(*) AS waiting FROM notice WHERE waits = 1 GROUP BY notifier")
        .map((row, _) -> Map.entry(row.getString("notifier"), row.getLong("waiting")))
        .forEach(each -> depth.put(each.getKey(), each.getValue()));
    return depth;
  }
}
