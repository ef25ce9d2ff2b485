package dev.slipway.reconciler.journal.sql;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.storage.Database;
import dev.slipway.storage.JournalCodec;
import dev.slipway.storage.backup.JournalKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The reconciler's journal as backups see it.
public final class ReconcilerJournal implements JournalKind {
  static final String NAME = "reconciler";
  static final String MIGRATIONS = "dev/slipway/reconciler/journal";

  private static final int PAGE = 1_000;

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
    SqlJournal journal = new SqlJournal(database);
    Set<String> environments = new TreeSet<>();
    int rollouts = 0;
    for (ServiceKey key : keys(database)) {
      environments.add(key.environment());
      rollouts += journal.rollouts(key, Integer.MAX_VALUE).size();
    }
    int services = environments.stream().mapToInt(each -> journal.load(each).size()).sum();
    int pins = journal.pins().size();
    int proofs = journal.proofs().size();
    return "%d services, %d rollouts, %d events, %d pinned versions, %d proofs"
        .formatted(services, rollouts, events(journal), pins, proofs);
  }

  private static List<ServiceKey> keys(Database database) {
    return Jdbi.create(database.reading())
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT environment, service FROM service_record"
                        + " UNION SELECT environment, service FROM rollout")
                .map((row, _) ->
                    new ServiceKey(row.getString("environment"), row.getString("service")))
                .list());
  }

  private static long events(SqlJournal journal) {
    long read = 0;
    long last = 0;
    List<Journal.Recorded> page;
    do {
      page = journal.events(last, PAGE);
      read += page.size();
      last = page.isEmpty() ? last : page.getLast().position();
    } while (page.size() == PAGE);
    return read;
  }

  @Override
  public void markRestored(Database database, Instant made, Instant now) {
    Jdbi.create(database.writing())
        .useTransaction(
            (Handle handle) -> RestoredTables.mark(handle, new JournalCodec(), made, now));
  }
}
