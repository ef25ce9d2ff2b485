package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a rollout's end changes in the service's record.
public final class Bookkeeping {
  private Bookkeeping() {}

  /// The record after the end, and what else there is to tell.
  public record Closed(ServiceRecord record, List<ServiceEvent> events) {
    public Closed {
      events = List.copyOf(events);
    }
  }

  public static Closed close(
      ServiceRecord record, Running running, RolloutState.Ended end, Instant now) {
    ServiceRecord idle = record.edit().running(Optional.empty()).done();
    return switch (end) {
      case RolloutState.Completed(boolean proven) -> completed(idle, running, proven, now);
      case RolloutState.RolledBack(EndCause cause) -> takenBack(idle, running, cause, now);
      case RolloutState.Failed(EndCause cause, boolean candidateServes) ->
          failed(idle, running, cause, candidateServes, now);
      case RolloutState.Superseded _ -> new Closed(idle, List.of());
    };
  }

  private static Closed completed(
      ServiceRecord record, Running running, boolean proven, Instant now) {
    Serving serving = serving(running, proven, now);
    RecordEdit edit =
        Requests.served(record)
            .edit()
            .serving(Optional.of(serving))
            .writeBack(followUp(record, running));
    if (!proven) {
      return new Closed(edit.done(), List.of());
    }
    return new Closed(
        edit.lastProven(Optional.of(serving)).done(),
        List.of(new ServiceEvent.ReleaseProven(serving.release())));
  }

  /// An emergency rollback acted first; now Git is made to follow.
  private static Optional<PendingWriteBack> followUp(ServiceRecord record, Running running) {
    return record
        .serving()
        .filter(_ -> running.rollout().kind() == Rollout.Kind.RETURN)
        .filter(bad -> sameButVersion(running.rollout().candidate(), bad.release()))
        .map(bad ->
            new PendingWriteBack(
                running.rollout().id(),
                bad.keys(),
                running.keys(),
                running.rollout().origin().subject()));
  }

  private static Serving serving(Running running, boolean proven, Instant now) {
    return new Serving(
        running.rollout().candidate(),
        running.keys(),
        running.rollout().origin().commit(),
        proven,
        now);
  }

  private static Closed takenBack(
      ServiceRecord record, Running running, EndCause cause, Instant now) {
    if (!cause.rejects()) {
      return new Closed(record, List.of());
    }
    Rejection rejection = rejection(running.rollout(), cause, now);
    List<ServiceEvent> events = new ArrayList<>();
    events.add(new ServiceEvent.ReleaseRejected(rejection));
    if (running.rollout().kind() == Rollout.Kind.RETURN) {
      events.add(
          new ServiceEvent.PersonNeeded(
              "the release to go back to failed as well: " + cause.sentence()));
    }
    return new Closed(
        record.edit().reject(rejection).writeBack(writeBack(record, running, cause)).done(),
        events);
  }

  private static Rejection rejection(Rollout rollout, EndCause cause, Instant now) {
    return new Rejection(
        rollout.candidate().version(),
        Optional.of(rollout.candidate().hash()),
        cause.sentence(),
        Optional.of(rollout.id()),
        now);
  }

  /// Restoring the keys must bring back exactly what serves; a change that came from a service file
  /// or from a secret is not undone by keys.
  private static Optional<PendingWriteBack> writeBack(
      ServiceRecord record, Running running, EndCause cause) {
    return record
        .serving()
        .filter(serving -> running.rollout().kind() != Rollout.Kind.RETURN)
        .filter(serving -> sameButVersion(serving.release(), running.rollout().candidate()))
        .filter(serving -> !serving.keys().equals(running.keys()))
        .map(serving ->
            new PendingWriteBack(
                running.rollout().id(), running.keys(), serving.keys(), cause.sentence()));
  }

  private static boolean sameButVersion(Release baseline, Release candidate) {
    return baseline.spec().equals(candidate.spec())
        && !baseline.digest().equals(candidate.digest());
  }

  private static Closed failed(
      ServiceRecord record, Running running, EndCause cause, boolean candidateServes, Instant now) {
    Rejection rejection = rejection(running.rollout(), cause, now);
    List<ServiceEvent> events = new ArrayList<>();
    RecordEdit edit = (candidateServes ? Requests.served(record) : record).edit();
    if (cause.rejects()) {
      edit.reject(rejection);
      events.add(new ServiceEvent.ReleaseRejected(rejection));
    }
    if (candidateServes) {
      edit.serving(Optional.of(serving(running, false, now)));
    }
    if (running.rollout().baseline().isPresent()) {
      events.add(
          new ServiceEvent.PersonNeeded(
              "the baseline cannot serve, so there is no way back: " + cause.sentence()));
    }
    return new Closed(edit.done(), events);
  }
}
