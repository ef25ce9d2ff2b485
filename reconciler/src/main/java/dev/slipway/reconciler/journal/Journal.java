package dev.slipway.reconciler.journal;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Durable memory. Safe for use by several threads; each service is written by one only. Every
/// failure to read or write is a [JournalException]: who cannot record must not act.
public interface Journal extends AutoCloseable {
  /// Names this journal's event feed; another journal, or a restored one, has another feed.
  String feed();

  /// The records of an environment's services.
  List<ServiceRecord> load(String environment);

  /// What each version of a service was when it was first seen.
  Map<Artifact, Digest> pins();

  /// The newest proof of each service in each environment.
  Map<ServiceKey, Proof> proofs();

  /// Stores all of it in one transaction; durable when this returns.
  ///
  /// @return the position of the newest event
  long record(Entry entry);

  /// Events after a position, oldest first, in commit order without gaps.
  ///
  /// @param limit 1 to 1,000
  List<Recorded> events(long after, int limit);

  /// The position of the newest event; 0 before the first.
  long newest();

  /// A rollout, running or ended.
  Optional<History> rollout(RolloutId id);

  /// Rollouts of a service, newest first.
  List<History> rollouts(ServiceKey key, int limit);

  /// The answer that was given under an idempotency key.
  Optional<String> answer(String idempotencyKey);

  /// The moment that this journal is of, where it was restored from a backup and the services of
  /// that environment have not been held since: whatever Git wants there may have been decided on
  /// the grounds of what was lost.
  Optional<Instant> recovering(String environment);

  /// The services of that environment are held: those that come later are new.
  void held(String environment);

  @Override
  void close();

  /// A service's name and a version's.
  record Artifact(String service, Version version) {}

  /// @param records changed ones, whole
  /// @param rollouts begun, changed or ended ones
  /// @param answers idempotency key to the answer given
  record Entry(
      Instant at,
      List<ServiceRecord> records,
      List<Told> events,
      List<History> rollouts,
      Map<Artifact, Digest> pins,
      Map<ServiceKey, Proof> proofs,
      Map<String, String> answers) {
    public Entry {
      records = List.copyOf(records);
      events = List.copyOf(events);
      rollouts = List.copyOf(rollouts);
      pins = Map.copyOf(pins);
      proofs = Map.copyOf(proofs);
      answers = Map.copyOf(answers);
    }

    /// A rollout that it tells of.
    public Optional<Rollout> rollout(RolloutId id) {
      Stream<Rollout> told = rollouts.stream().map(history -> history.running().rollout());
      Stream<Rollout> running =
          records.stream()
              .map(ServiceRecord::running)
              .flatMap(Optional::stream)
              .map(Running::rollout);
      return Stream.concat(told, running).filter(rollout -> rollout.id().equals(id)).findFirst();
    }
  }

  record Told(ServiceKey key, ServiceEvent event) {}

  /// @param position from 1
  record Recorded(long position, Instant at, ServiceKey key, ServiceEvent event) {}

  /// @param state the newest recorded
  /// @param ended when it ended
  record History(Running running, RolloutState state, Optional<Instant> ended) {}
}
