package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journal whose recorded facts are told to the other environments, and to all who listen, as
/// soon as they are durable.
final class LearningJournal implements Journal {
  private final Journal journal;
  private final SharedFacts facts;

  LearningJournal(Journal journal, SharedFacts facts) {
    this.journal = journal;
    this.facts = facts;
  }

  @Override
  public long record(Entry entry) {
    long position = journal.record(entry);
    facts.recorded(entry, position);
    return position;
  }

  @Override
  public String feed() {
    return journal.feed();
  }

  @Override
  public List<ServiceRecord> load(String environment) {
    return journal.load(environment);
  }

  @Override
  public Map<Artifact, Digest> pins() {
    return journal.pins();
  }

  @Override
  public Map<ServiceKey, Proof> proofs() {
    return journal.proofs();
  }

  @Override
  public List<Recorded> events(long after, int limit) {
    return journal.events(after, limit);
  }

  @Override
  public long newest() {
    return journal.newest();
  }

  @Override
  public Optional<History> rollout(RolloutId id) {
    return journal.rollout(id);
  }

  @Override
  public List<History> rollouts(ServiceKey key, int limit) {
    return journal.rollouts(key, limit);
  }

  @Override
  public Optional<String> answer(String idempotencyKey) {
    return journal.answer(idempotencyKey);
  }

  @Override
  public Optional<Instant> recovering(String environment) {
    return journal.recovering(environment);
  }

  @Override
  public void held(String environment) {
    journal.held(environment);
  }

  @Override
  public void close() {
    journal.close();
  }
}
