package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// What environments learn from each other: pins and proofs, as journaled. Immutable copies,
/// replaced whole.
public final class SharedFacts {
  private final AtomicReference<Map<Journal.Artifact, Digest>> pins;
  private final AtomicReference<Map<ServiceKey, Proof>> proofs;

  private final List<EntryListener> listeners = new CopyOnWriteArrayList<>();
  private final Runnable changed;

  /// @param changed called after something was learnt that may end another environment's block
  public SharedFacts(Journal journal, Runnable changed) {
    this.changed = changed;
    pins = new AtomicReference<>(Map.copyOf(journal.pins()));
    proofs = new AtomicReference<>(Map.copyOf(journal.proofs()));
  }

  public Map<Journal.Artifact, Digest> pins() {
    return pins.get();
  }

  public Map<ServiceKey, Proof> proofs() {
    return proofs.get();
  }

  /// Is told of every entry from now on.
  public void listen(EntryListener listener) {
    listeners.add(listener);
  }

  /// An entry is durable.
  ///
  /// @param position of the newest event
  void recorded(Journal.Entry entry, long position) {
    learn(entry);
    listeners.forEach(listener -> listener.recorded(entry, position));
  }

  /// Takes over what an entry has recorded. The first pin of a version stays.
  void learn(Journal.Entry entry) {
    if (!entry.pins().isEmpty()) {
      pins.updateAndGet(known -> {
        Map<Journal.Artifact, Digest> all = new HashMap<>(entry.pins());
        all.putAll(known);
        return Map.copyOf(all);
      });
    }
    if (!entry.proofs().isEmpty()) {
      proofs.updateAndGet(known -> {
        Map<ServiceKey, Proof> all = new HashMap<>(known);
        all.putAll(entry.proofs());
        return Map.copyOf(all);
      });
      changed.run();
    }
  }
}
