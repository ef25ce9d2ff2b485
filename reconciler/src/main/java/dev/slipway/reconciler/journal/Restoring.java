package dev.slipway.reconciler.journal;

import dev.slipway.reconciler.planning.Recovery;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is recorded in a journal that was restored from a backup, before anything is done on its
/// grounds: every service is held until a person releases it, and rollouts that ran then have
/// ended, since nobody knows what became of them.
public final class Restoring {
  private Restoring() {}

  /// @param records all of them
  /// @param running rollouts that have not ended
  /// @param made the moment that the journal is of
  public static Journal.Entry entry(
      List<ServiceRecord> records, List<Journal.History> running, Instant made, Instant now) {
    return new Journal.Entry(
        now,
        records.stream().map(record -> Recovery.of(record, made)).toList(),
        running.stream().map(history -> told(history, made)).toList(),
        running.stream()
            .map(history -> new Journal.History(history.running(), end(made), Optional.of(now)))
            .toList(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static Journal.Told told(Journal.History history, Instant made) {
    return new Journal.Told(
        history.running().rollout().key(),
        new ServiceEvent.Rolled(
            history.running().rollout().id(), new RolloutEvent.Ended(end(made))));
  }

  private static RolloutState.Ended end(Instant made) {
    return new RolloutState.Failed(
        new EndCause.RecordLost("the journal was restored from a backup of " + made), false);
  }
}
