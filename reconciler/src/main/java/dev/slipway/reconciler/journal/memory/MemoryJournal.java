package dev.slipway.reconciler.journal.memory;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.Restoring;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Keeps everything in maps.
public final class MemoryJournal implements Journal {
  private final String feed;
  private final Map<ServiceKey, ServiceRecord> records = new TreeMap<>();
  private final List<Recorded> events = new ArrayList<>();
  private final Map<RolloutId, History> rollouts = new LinkedHashMap<>();
  private final Map<Artifact, Digest> pins = new HashMap<>();
  private final Map<ServiceKey, Proof> proofs = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private Optional<Instant> made = Optional.empty();

  public MemoryJournal(String feed) {
    this.feed = feed;
  }

  /// Another with the same content.
  public MemoryJournal copy() {
    return copy(feed);
  }

  private synchronized MemoryJournal copy(String newFeed) {
    MemoryJournal copy = new MemoryJournal(newFeed);
    copy.records.putAll(records);
    copy.events.addAll(events);
    copy.rollouts.putAll(rollouts);
    copy.pins.putAll(pins);
    copy.proofs.putAll(proofs);
    copy.answers.putAll(answers);
    return copy;
  }

  /// Another with the same content, as one that is restored from a backup.
  ///
  /// @param made the moment of the backup
  public synchronized MemoryJournal restored(String newFeed, Instant made, Instant now) {
    MemoryJournal copy = copy(newFeed);
    copy.made = Optional.of(made);
    List<History> running =
        rollouts.values().stream().filter(history -> history.ended().isEmpty()).toList();
    var _ = copy.record(Restoring.entry(List.copyOf(records.values()), running, made, now));
    return copy;
  }

  @Override
  public String feed() {
    return feed;
  }

  @Override
  public synchronized List<ServiceRecord> load(String environment) {
    return records.values().stream()
        .filter(record -> record.key().environment().equals(environment))
        .toList();
  }

  @Override
  public synchronized Map<Artifact, Digest> pins() {
    return Map.copyOf(pins);
  }

  @Override
  public synchronized Map<ServiceKey, Proof> proofs() {
    return Map.copyOf(proofs);
  }

  @Override
  public synchronized long record(Entry entry) {
    entry.records().forEach(record -> records.put(record.key(), record));
    for (Told told : entry.events()) {
      events.add(new Recorded(events.size() + 1L, entry.at(), told.key(), told.event()));
    }
    entry.rollouts().forEach(history -> rollouts.put(history.running().rollout().id(), history));
    entry.pins().forEach(pins::putIfAbsent);
    proofs.putAll(entry.proofs());
    entry.answers().forEach(answers::putIfAbsent);
    return events.size();
  }

  @Override
  public synchronized List<Recorded> events(long after, int limit) {
    int from = Math.clamp(after, 0, events.size());
    return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
  }

  @Override
  public synchronized long newest() {
    return events.size();
  }

  @Override
  public synchronized Optional<History> rollout(RolloutId id) {
    return Optional.ofNullable(rollouts.get(id));
  }

  @Override
  public synchronized List<History> rollouts(ServiceKey key, int limit) {
    return rollouts.values().stream()
        .filter(history -> history.running().rollout().key().equals(key))
        .sorted(
            Comparator.comparing((History history) -> history.running().rollout().startedAt())
                .reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<String> answer(String idempotencyKey) {
    return Optional.ofNullable(answers.get(idempotencyKey));
  }

  @Override
  public synchronized Optional<Instant> recovering(String environment) {
    return held.contains(environment) ? Optional.empty() : made;
  }

  @Override
  public synchronized void held(String environment) {
    held.add(environment);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
