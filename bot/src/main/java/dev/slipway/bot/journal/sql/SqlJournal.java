package dev.slipway.bot.journal.sql;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Fate;
import dev.slipway.bot.notify.NoticeStore;
import dev.slipway.bot.notify.Waiting;
import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.OutboxStore;
import dev.slipway.bot.outbox.Result;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.storage.Database;
import dev.slipway.storage.JournalCodec;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The bot's journal, outbox and notices in a database. What is written at the same time is written
/// together.
public final class SqlJournal implements Journal, OutboxStore, NoticeStore {
  private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(1);

  private final Database database;
  private final Jdbi reading;
  private final JournalCodec codec = new JournalCodec();
  private final WaitingErrands waiting = new WaitingErrands(codec);
  private final JournalWriter writer;
  private Instant pruned = Instant.MIN;
  private volatile Consumer<Entry> listener = _ -> {};

  /// A journal in a database that is open.
  SqlJournal(Database database) {
    this.database = database;
    this.reading = Jdbi.create(database.reading());
    this.writer = new JournalWriter(Jdbi.create(database.writing()));
  }

  /// Opens the journal in a folder, in SQLite; makes it where there is none, and brings its schema
  /// up to date.
  ///
  /// @throws JournalException when another bot works on it, or it cannot be opened
  public static SqlJournal open(Path folder) {
    return open(new JournalLocation.Folder(folder));
  }

  /// The same wherever it is kept.
  ///
  /// @throws JournalException when another bot works on it, or it cannot be opened
  public static SqlJournal open(JournalLocation location) {
    return attempt(
        "open the journal",
        () -> new SqlJournal(Database.open(location, BotJournal.NAME, BotJournal.MIGRATIONS)));
  }

  /// Completed, with a sentence, when another bot has worked on the journal since this one opened
  /// it: this one has to end.
  public CompletionStage<String> lost() {
    return database.lost();
  }

  @Override
  public boolean receive(Inbound inbound, Instant at) {
    return write(
        "keep what came from Slack",
        handle -> {
          prune(handle, at);
          return new EntryTables(handle, codec).receive(inbound, at);
        });
  }

  private void prune(Handle handle, Instant at) {
    if (pruned.isBefore(at.minus(BETWEEN_PRUNINGS))) {
      new Pruning(handle).prune(at);
      pruned = at;
    }
  }

  @Override
  public List<Received> received(int limit) {
    return read("read what was received", handle -> tables(handle).received(limit));
  }

  @Override
  public void record(Entry entry) {
    write(
        "write to the journal",
        handle -> {
          tables(handle).write(entry);
          new LockTable(handle).write(entry.locks());
          entry.digest().ifPresent(new DigestTable(handle)::write);
          incidents(handle).write(entry.incidents());
          outbox(handle).add(entry.outgoing(), entry.at());
          notices(handle).add(entry.dispatches(), entry.at());
          return true;
        });
    listener.accept(entry);
  }

  /// Number of the newest entry of the audit; 0 before the first.
  public long newestAudited() {
    return read("read the audit", handle -> new AuditTable(handle).newest());
  }

  /// Entries of the audit after a number, oldest first.
  public List<AuditEntry> audited(long after, int limit) {
    return read("read the audit", handle -> new AuditTable(handle).entries(after, limit));
  }

  /// Has somebody told of each entry once it is durable, on the thread that records: quick, and
  /// never fails.
  public void listen(Consumer<Entry> to) {
    listener = to;
  }

  @Override
  public EventCursor cursor() {
    return read("read the cursor", handle -> tables(handle).cursor());
  }

  @Override
  public List<RequestState> openRequests() {
    return read("read open requests", handle -> tables(handle).openRequests());
  }

  @Override
  public Optional<RequestState> request(RequestId id) {
    return read("read request " + id, handle -> tables(handle).request(id));
  }

  @Override
  public List<RequestState> requests(Place place, int limit) {
    return read("read the requests of " + place, handle -> tables(handle).requests(place, limit));
  }

  @Override
  public List<Following> openFollowings() {
    return read("read open rollouts", handle -> tables(handle).openFollowings());
  }

  @Override
  public Optional<Following> following(String rollout) {
    return read("read rollout " + rollout, handle -> tables(handle).following(rollout));
  }

  @Override
  public List<Following> followings(Place place, int limit) {
    return read("read the rollouts of " + place, handle -> tables(handle).followings(place, limit));
  }

  @Override
  public List<Following> followingsSince(Instant started) {
    return read(
        "read the rollouts since " + started, handle -> tables(handle).followingsSince(started));
  }

  @Override
  public Optional<Instant> digestDealtWith() {
    return read("read which digest was last", handle -> new DigestTable(handle).last());
  }

  @Override
  public List<IncidentState> openIncidents() {
    return read("read open incidents", handle -> incidents(handle).open());
  }

  @Override
  public Optional<IncidentState> incident(IncidentId id) {
    return read("read incident " + id, handle -> incidents(handle).incident(id));
  }

  @Override
  public Optional<IncidentState> newestIncident(String key) {
    return read("read the newest incident of " + key, handle -> incidents(handle).newest(key));
  }

  @Override
  public List<IncidentState> incidentsSince(Instant opened) {
    return read("read the incidents since " + opened, handle -> incidents(handle).since(opened));
  }

  private IncidentTable incidents(Handle handle) {
    return new IncidentTable(handle, codec);
  }

  @Override
  public List<LockSeen> locksSeen() {
    return read("read the locks", handle -> new LockTable(handle).all());
  }

  @Override
  public Optional<String> cardAt(String channel, String ts) {
    return read("look for a card", handle -> outbox(handle).cardAt(channel, ts));
  }

  @Override
  public Optional<Restored> restored() {
    return read("read whether the journal was restored", RestoredTable::newest);
  }

  @Override
  public boolean isPosting() {
    return read("look for cards on their way", handle -> outbox(handle).isPosting());
  }

  @Override
  public List<Errand> errands() {
    return read("read the outbox", waiting::read);
  }

  @Override
  public void note(Errand errand, Result result) {
    write(
        "write to the outbox",
        handle -> {
          outbox(handle).note(errand, result);
          return true;
        });
  }

  @Override
  public boolean deleted(String channel, String ts) {
    return write("note a deleted message", handle -> outbox(handle).deleted(channel, ts));
  }

  @Override
  public Depth depth() {
    return read("count the outbox", handle -> outbox(handle).depth());
  }

  @Override
  public List<Failure> failures(int limit) {
    return read("read what was given up", handle -> outbox(handle).failures(limit));
  }

  @Override
  public List<Waiting> waiting(String notifier) {
    return read(
        "read what " + notifier + " is to tell", handle -> notices(handle).waiting(notifier));
  }

  @Override
  public void note(Dispatch dispatch, Fate fate) {
    write(
        "note what became of a notice",
        handle -> {
          notices(handle).note(dispatch, fate);
          return true;
        });
  }

  @Override
  public SortedMap<String, Long> waitingNotices() {
    return read("count what is to be told", handle -> notices(handle).depth());
  }

  private NoticeTable notices(Handle handle) {
    return new NoticeTable(handle, codec);
  }

  private EntryTables tables(Handle handle) {
    return new EntryTables(handle, codec);
  }

  private OutboxTables outbox(Handle handle) {
    return new OutboxTables(handle, codec);
  }

  private <T> T read(String what, Function<Handle, T> work) {
    return attempt(what, () -> reading.inTransaction(work::apply));
  }

  private <T> T write(String what, Function<Handle, T> work) {
    return attempt(what, () -> writer.write(work));
  }

  static <T> T attempt(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (StorageException e) {
      throw new JournalException(String.valueOf(e.getMessage()), e);
    } catch (JdbiException e) {
      throw new JournalException("cannot " + what + ": " + StorageException.reason(e), e);
    }
  }

  @Override
  public void close() {
    writer.close();
    database.close();
  }
}
