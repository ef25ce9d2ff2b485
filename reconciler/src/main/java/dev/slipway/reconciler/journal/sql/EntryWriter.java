package dev.slipway.reconciler.journal.sql;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes one entry inside one transaction.
final class EntryWriter {
  private final Handle handle;
  private final JournalCodec codec;

  EntryWriter(Handle handle, JournalCodec codec) {
    this.handle = handle;
    this.codec = codec;
  }

  /// The position of the newest event; 0 before the first.
  static long newest(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(position), 0) FROM event")
        .mapTo(Long.class)
        .one();
  }

  /// @return the position of the newest event now
  long write(Journal.Entry entry) {
    records(entry.records());
    // Read, not remembered: a commit whose answer was lost may have been made.
    long position = events(entry.at(), entry.events(), newest(handle));
    rollouts(entry.rollouts());
    pins(entry.pins());
    proofs(entry.proofs());
    answers(entry.at(), entry.answers());
    return position;
  }

  private void records(List<ServiceRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO service_record (environment, service, state_version, body)"
                + " VALUES (:environment, :service, :version, :body)"
                + " ON CONFLICT (environment, service) DO UPDATE"
                + " SET state_version = excluded.state_version, body = excluded.body");
    for (ServiceRecord record : records) {
      bind(batch, record.key())
          .bind("version", record.stateVersion())
          .bind("body", codec.write(ServiceRecord.class, record))
          .add();
    }
    batch.execute();
  }

  private long events(Instant at, List<Journal.Told> events, long newest) {
    if (events.isEmpty()) {
      return newest;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO event (position, at, environment, service, body)"
                + " VALUES (:position, :at, :environment, :service, :body)");
    long position = newest;
    for (Journal.Told told : events) {
      position++;
      bind(batch, told.key())
          .bind("position", position)
          .bind("at", at.toEpochMilli())
          .bind("body", codec.write(ServiceEvent.class, told.event()))
          .add();
    }
    batch.execute();
    return position;
  }

  private void rollouts(List<Journal.History> rollouts) {
    for (Journal.History history : rollouts) {
      Running running = history.running();
      handle
          .createUpdate(
              "INSERT INTO rollout (id, environment, service, started, ended, body, state)"
                  + " VALUES (:id, :environment, :service, :started, :ended, :body, :state)"
                  + " ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, body = excluded.body,"
                  + " state = excluded.state")
          .bind("id", running.rollout().id().text())
          .bind("environment", running.rollout().key().environment())
          .bind("service", running.rollout().key().service())
          .bind("started", running.rollout().startedAt().toEpochMilli())
          .bind("ended", history.ended().map(Instant::toEpochMilli).orElse(null))
          .bind("body", codec.write(Running.class, running))
          .bind("state", codec.write(RolloutState.class, history.state()))
          .execute();
    }
  }

  private void pins(Map<Journal.Artifact, Digest> pins) {
    pins.forEach((artifact, digest) ->
        handle.execute(
            "INSERT INTO pin (service, version, digest) VALUES (?, ?, ?)"
                + " ON CONFLICT (service, version) DO NOTHING",
            artifact.service(),
            artifact.version().text(),
            digest.text()));
  }

  private void proofs(Map<ServiceKey, Proof> proofs) {
    proofs.forEach((key, proof) ->
        handle.execute(
            "INSERT INTO proof (environment, service, artifact_hash, at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (environment, service) DO UPDATE"
                + " SET artifact_hash = excluded.artifact_hash, at = excluded.at",
            key.environment(),
            key.service(),
            proof.artifactHash().hex(),
            proof.at().toEpochMilli()));
  }

  private void answers(Instant at, Map<String, String> answers) {
    answers.forEach((key, body) ->
        handle.execute(
            "INSERT INTO answer (idempotency_key, at, body) VALUES (?, ?, ?)"
                + " ON CONFLICT (idempotency_key) DO NOTHING",
            key,
            at.toEpochMilli(),
            body));
  }

  private static PreparedBatch bind(PreparedBatch batch, ServiceKey key) {
    return batch.bind("environment", key.environment()).bind("service", key.service());
  }
}
