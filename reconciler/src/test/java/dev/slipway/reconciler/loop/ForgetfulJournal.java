package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.journal.memory.MemoryJournal;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journal that stores, and may then forget to say so.
final class ForgetfulJournal implements Journal {
  private final MemoryJournal store = new MemoryJournal("feed");
  private boolean losesAnswers;

  void losesAnswers(boolean now) {
    losesAnswers = now;
  }

  List<Recorded> told(Class<? extends ServiceEvent> kind) {
    return store.events(0, 1_000).stream().filter(told -> kind.isInstance(told.event())).toList();
  }

  @Override
  public long record(Entry entry) {
    long position = store.record(entry);
    if (losesAnswers) {
      throw new JournalException("the answer was lost", new IOException("closed"));
    }
    return position;
  }

  @Override
  public String feed() {
    return store.feed();
  }

  @Override
  public List<ServiceRecord> load(String environment) {
    return store.load(environment);
  }

  @Override
  public Map<Artifact, Digest> pins() {
    return store.pins();
  }

  @Override
  public Map<ServiceKey, Proof> proofs() {
    return store.proofs();
  }

  @Override
  public List<Recorded> events(long after, int limit) {
    return store.events(after, limit);
  }

  @Override
  public long newest() {
    return store.newest();
  }

  @Override
  public Optional<History> rollout(RolloutId id) {
    return store.rollout(id);
  }

  @Override
  public List<History> rollouts(ServiceKey key, int limit) {
    return store.rollouts(key, limit);
  }

  @Override
  public Optional<String> answer(String idempotencyKey) {
    return store.answer(idempotencyKey);
  }

  @Override
  public Optional<Instant> recovering(String environment) {
    return store.recovering(environment);
  }

  @Override
  public void held(String environment) {
    store.held(environment);
  }

  @Override
  public void close() {
    store.close();
  }
}
