package dev.slipway.sandbox.bench.chat;

import dev.slipway.api.event.EventRecord;
import dev.slipway.api.state.OriginStatus;
import dev.slipway.api.state.ReplicaStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import java.util.List;
import java.util.Optional;

/// The reconciler's state, as far as the bot asks for it. Pure: it follows from the feed.
final class RecordedState {
  private RecordedState() {}

  /// One that runs its baseline, with nothing under way.
  static ServiceStatus service(String environment, String service) {
    return new ServiceStatus(
        environment,
        service,
        1,
        Optional.empty(),
        Optional.of(RecordedRollout.release(RecordedRollout.BASELINE)),
        Optional.of(RecordedRollout.release(RecordedRollout.BASELINE)),
        Optional.of(RecordedRollout.release(RecordedRollout.BASELINE)),
        Optional.empty(),
        0,
        new ReplicaStatus(1, 1),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /// One that the feed has told of, held under analysis; nothing is measured yet.
  static Optional<RolloutStatus> rollout(String id, List<EventRecord> feed) {
    return feed.stream()
        .filter(event -> event.type().equals("RolloutStarted"))
        .filter(event -> event.rollout().equals(Optional.of(id)))
        .findFirst()
        .map(started -> rollout(id, started));
  }

  private static RolloutStatus rollout(String id, EventRecord started) {
    return new RolloutStatus(
        id,
        started.environment(),
        started.service().orElse(""),
        1,
        text(started, "strategy"),
        Optional.of(RecordedRollout.release(RecordedRollout.BASELINE)),
        RecordedRollout.release(text(started, "candidate")),
        new OriginStatus(
            text(started, "commit"), text(started, "author"), text(started, "subject"), List.of()),
        RolloutPhase.HOLDING,
        1,
        2,
        10,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        started.at(),
        Optional.empty());
  }

  private static String text(EventRecord event, String name) {
    return String.valueOf(event.data().get(name));
  }
}
