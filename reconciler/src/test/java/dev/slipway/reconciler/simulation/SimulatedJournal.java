package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.journal.memory.MemoryJournal;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A journal that fails now and then: before it has stored an entry, or after.
final class SimulatedJournal implements Journal {
  private final Draws draws;
  private final Bug bug;
  private final Consumer<Entry> committed;
  private MemoryJournal store = new MemoryJournal("simulated");
  private List<ServiceRecord> old = List.of();
  private double failures;

  SimulatedJournal(Draws draws, Bug bug, Consumer<Entry> committed) {
    this.draws = draws;
    this.bug = bug;
    this.committed = committed;
  }

  void failures(double share) {
    failures = share;
  }

  /// Everything is lost.
  void lose() {
    store = new MemoryJournal("another");
    old = List.of();
  }

  /// What is durable now, whatever anybody believes.
  List<ServiceRecord> stored() {
    return store.load(Cast.ENVIRONMENT);
  }

  @Override
  public long record(Entry entry) {
    if (draws.chance(failures)) {
      if (draws.chance(0.5)) {
        commit(entry);
        if (bug == Bug.TERMINAL_EVENT_TWICE) {
          return commit(entry);
        }
        throw new JournalException("the answer was lost", new IllegalStateException("simulated"));
      }
      if (bug == Bug.ACTED_BEFORE_RECORDED) {
        return store.newest();
      }
      throw new JournalException("no space left", new IllegalStateException("simulated"));
    }
    return commit(entry);
  }

  private long commit(Entry entry) {
    if (draws.chance(0.2)) {
      old = stored();
    }
    committed.accept(entry);
    return store.record(entry);
  }

  @Override
  public List<ServiceRecord> load(String environment) {
    return switch (bug) {
      case OLD_STATE_LOADED -> old.isEmpty() ? stored() : old;
      case REJECTED_CONTENT_RETRIED ->
          stored().stream().map(record -> record.edit().forgive(_ -> true).done()).toList();
      default -> stored();
    };
  }

  @Override
  public Optional<String> answer(String idempotencyKey) {
    return bug == Bug.IDEMPOTENCY_FORGOTTEN ? Optional.empty() : store.answer(idempotencyKey);
  }

  @Override
  public String feed() {
    return store.feed();
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
  public Optional<Instant> recovering(String environment) {
    return store.recovering(environment);
  }

  @Override
  public void held(String environment) {
    store.held(environment);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
