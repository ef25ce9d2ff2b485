package dev.slipway.bot.journal.sql;

import dev.slipway.bot.journal.sql.Kept.Row;
import dev.slipway.bot.outbox.CardState;
import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.HomeState;
import dev.slipway.bot.outbox.LineState;
import dev.slipway.bot.outbox.WhisperState;
import dev.slipway.storage.JournalCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What can be said next. The outbox asks after everything that happens, and after an outage
/// hundreds of messages wait: those that it was told of before are not read again.
final class WaitingErrands {
  private final JournalCodec codec;
  private final Kept<Optional<Errand>> cards = new Kept<>();
  private final Kept<Optional<Errand>> lines = new Kept<>();
  private final Kept<Optional<Errand>> whispers = new Kept<>();

  WaitingErrands(JournalCodec codec) {
    this.codec = codec;
  }

  /// Inside one transaction, so that what is read belongs to the versions that were read. In one
  /// order on every database: an update moves a row in PostgreSQL.
  List<Errand> read(Handle handle) {
    List<Errand> errands = new ArrayList<>();
    cards.read(waitingCards(handle), row -> card(handle, row.id()).next()).stream()
        .flatMap(Optional::stream)
        .forEach(errands::add);
    lines.read(waitingLines(handle), row -> line(handle, row.id())).stream()
        .flatMap(Optional::stream)
        .forEach(errands::add);
    whispers.read(waitingWhispers(handle), row -> Optional.of(whisper(handle, row.id()))).stream()
        .flatMap(Optional::stream)
        .forEach(errands::add);
    handle
        .createQuery("SELECT body FROM home WHERE waits = 1 ORDER BY id")
        .map((row, _) -> codec.read(HomeState.class, row.getString("body")))
        .forEach(home -> home.next().ifPresent(errands::add));
    errands.sort(Comparator.comparing(Errand::recorded));
    return List.copyOf(errands);
  }

  private static List<Row> waitingCards(Handle handle) {
    return handle
        .createQuery("SELECT id, version FROM card WHERE waits = 1 ORDER BY id")
        .map((row, _) -> new Row(row.getString("id"), row.getLong("version"), 0))
        .list();
  }

  /// Of each card that people can see, the first line of its thread that waits.
  private static List<Row> waitingLines(Handle handle) {
    return handle
        .createQuery(
            "SELECT line.id, line.version, card.version AS card_version FROM line"
                + " JOIN card ON card.id = line.card"
                + " WHERE card.ts IS NOT NULL AND line.number IN"
                + " (SELECT MIN(number) FROM line WHERE waits = 1 GROUP BY card)"
                + " ORDER BY line.number")
        .map((row, _) ->
            new Row(row.getString("id"), row.getLong("version"), row.getLong("card_version")))
        .list();
  }

  private static List<Row> waitingWhispers(Handle handle) {
    return handle
        .createQuery("SELECT id, version FROM whisper WHERE waits = 1 ORDER BY at, id")
        .map((row, _) -> new Row(row.getString("id"), row.getLong("version"), 0))
        .list();
  }

  private CardState card(Handle handle, String id) {
    return codec.read(CardState.class, body(handle, "SELECT body FROM card WHERE id = :id", id));
  }

  private Optional<Errand> line(Handle handle, String id) {
    LineState line =
        codec.read(LineState.class, body(handle, "SELECT body FROM line WHERE id = :id", id));
    return line.next(card(handle, line.card()));
  }

  private Errand whisper(Handle handle, String id) {
    return codec
        .read(WhisperState.class, body(handle, "SELECT body FROM whisper WHERE id = :id", id))
        .next();
  }

  private static String body(Handle handle, String sql, String id) {
    return handle.createQuery(sql).bind("id", id).mapTo(String.class).one();
  }
}
