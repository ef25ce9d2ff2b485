package dev.slipway.reconciler.journal.sql;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.storage.Database;
import dev.slipway.storage.JournalCodec;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.StorageException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A journal in a database. One transaction at a time: positions follow commit order.
public final class SqlJournal implements Journal {
  private final Database database;
  private final Jdbi reading;
  private final Jdbi writes;
  private final JournalCodec codec = new JournalCodec();
  private final ReentrantLock writing = new ReentrantLock();
  private final String feed;
  private volatile long newest;

  /// A journal in a database that is open.
  SqlJournal(Database database) {
    this.database = database;
    this.reading = Jdbi.create(database.reading());
    this.writes = Jdbi.create(database.writing());
    this.feed = attempt("read the feed's id", () -> writes.inTransaction(SqlJournal::feedOf));
    this.newest =
        attempt("read the newest position", () -> reading.withHandle(EntryWriter::newest));
  }

  /// Opens the journal in a folder, in SQLite; makes it where there is none, and brings its schema
  /// up to date.
  ///
  /// @throws JournalException when another reconciler works on it, or it cannot be opened
  public static SqlJournal open(Path folder) {
    return open(new JournalLocation.Folder(folder));
  }

  /// The same wherever it is kept.
  ///
  /// @throws JournalException when another reconciler works on it, or it cannot be opened
  public static SqlJournal open(JournalLocation location) {
    Database database =
        attempt(
            "open the journal",
            () -> Database.open(location, ReconcilerJournal.NAME, ReconcilerJournal.MIGRATIONS));
    try {
      return new SqlJournal(database);
    } catch (JournalException e) {
      database.close();
      throw new JournalException(
          "cannot open the journal " + location.where() + ": " + e.getMessage(), e);
    }
  }

  /// Completed, with a sentence, when another reconciler has worked on the journal since this one
  /// opened it: this one has to end.
  public CompletionStage<String> lost() {
    return database.lost();
  }

  private static String feedOf(Handle handle) {
    Optional<String> known =
        handle.createQuery("SELECT id FROM feed").mapTo(String.class).findOne();
    if (known.isPresent()) {
      return known.get();
    }
    String id = UUID.randomUUID().toString();
    handle.execute("INSERT INTO feed (id) VALUES (?)", id);
    return id;
  }

  @Override
  public String feed() {
    return feed;
  }

  @Override
  public List<ServiceRecord> load(String environment) {
    return attempt(
        "read the records of " + environment,
        () ->
            reading.withHandle(handle ->
                handle
                    .createQuery(
                        "SELECT body FROM service_record WHERE environment = :environment ORDER BY service")
                    .bind("environment", environment)
                    .map((row, _) -> codec.read(ServiceRecord.class, row.getString("body")))
                    .list()));
  }

  @Override
  public Map<Artifact, Digest> pins() {
    Map<Artifact, Digest> pins = new HashMap<>();
    attempt(
        "read the pins",
        () ->
            reading.withHandle(handle ->
                handle
                    .createQuery("SELECT service, version, digest FROM pin")
                    .map((row, _) ->
                        pins.put(
                            new Artifact(
                                row.getString("service"), new Version(row.getString("version"))),
                            new Digest(row.getString("digest"))))
                    .list()));
    return Map.copyOf(pins);
  }

  @Override
  public Map<ServiceKey, Proof> proofs() {
    Map<ServiceKey, Proof> proofs = new HashMap<>();
    attempt(
        "read the proofs",
        () ->
            reading.withHandle(handle ->
                handle
                    .createQuery("SELECT environment, service, artifact_hash, at FROM proof")
                    .map((row, _) ->
                        proofs.put(
                            keyOf(row),
                            new Proof(
                                new ReleaseHash(row.getString("artifact_hash")),
                                instant(row, "at"))))
                    .list()));
    return Map.copyOf(proofs);
  }

  @Override
  public long record(Entry entry) {
    writing.lock();
    try {
      long position =
          attempt(
              "write to the journal",
              () -> writes.inTransaction(handle -> new EntryWriter(handle, codec).write(entry)));
      newest = position;
      return position;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public List<Recorded> events(long after, int limit) {
    return attempt(
        "read events",
        () ->
            reading.withHandle(handle ->
                handle
                    .createQuery(
                        "SELECT position, at, environment, service, body FROM event"
                            + " WHERE position > :after ORDER BY position LIMIT :limit")
                    .bind("after", after)
                    .bind("limit", limit)
                    .map((row, _) ->
                        new Recorded(
                            row.getLong("position"),
                            instant(row, "at"),
                            keyOf(row),
                            codec.read(ServiceEvent.class, row.getString("body"))))
                    .list()));
  }

  @Override
  public long newest() {
    return newest;
  }

  @Override
  public Optional<History> rollout(RolloutId id) {
    return attempt(
        "read rollout " + id,
        () ->
            reading.withHandle(handle ->
                handle
                    .createQuery("SELECT body, state, ended FROM rollout WHERE id = :id")
                    .bind("id", id.text())
                    .map((row, _) -> history(row))
                    .findOne()));
  }

  @Override
  public List<History> rollouts(ServiceKey key, int limit) {
    return attempt(
        "read the rollouts of " + key,
        () ->
            reading.withHandle(handle ->
                handle
                    .createQuery(
                        "SELECT body, state, ended FROM rollout WHERE environment = :environment"
                            + " AND service = :service ORDER BY started DESC, id DESC LIMIT :limit")
                    .bind("environment", key.environment())
                    .bind("service", key.service())
                    .bind("limit", limit)
                    .map((row, _) -> history(row))
                    .list()));
  }

  private History history(ResultSet row) throws SQLException {
    long ended = row.getLong("ended");
    boolean runs = row.wasNull();
    return new History(
        codec.read(Running.class, row.getString("body")),
        codec.read(RolloutState.class, row.getString("state")),
        runs ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)));
  }

  @Override
  public Optional<String> answer(String idempotencyKey) {
    return attempt(
        "read an answer",
        () ->
            reading.withHandle(handle ->
                handle
                    .createQuery("SELECT body FROM answer WHERE idempotency_key = :key")
                    .bind("key", idempotencyKey)
                    .mapTo(String.class)
                    .findOne()));
  }

  private static ServiceKey keyOf(ResultSet row) throws SQLException {
    return new ServiceKey(row.getString("environment"), row.getString("service"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  private static <T> T attempt(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (StorageException e) {
      throw new JournalException(String.valueOf(e.getMessage()), e);
    } catch (JdbiException e) {
      throw new JournalException("cannot " + what + ": " + StorageException.reason(e), e);
    }
  }

  @Override
  public Optional<Instant> recovering(String environment) {
    return attempt(
        "read whether the journal was restored",
        () -> reading.withHandle(handle -> RestoredTables.recovering(handle, environment)));
  }

  @Override
  public void held(String environment) {
    attempt(
        "note that the services of " + environment + " are held",
        () ->
            writes.inTransaction(handle -> {
              RestoredTables.held(handle, environment);
              return true;
            }));
  }

  @Override
  public void close() {
    database.close();
  }
}
