package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import java.util.Optional;

/// Requests hear what is known of their rollouts, and that time passes. Level-triggered: whether a
/// commit's answer or its rollout's beginning is heard first does not matter.
final class Settling {
  private final Turn turn;

  Settling(Turn turn) {
    this.turn = turn;
  }

  void settle() {
    for (RequestState state : turn.openRequests()) {
      settle(state.ask().id());
    }
  }

  private void settle(RequestId id) {
    var _ = turn.tell(id, new RequestSignal.Ticked());
    if (turn.request(id).orElse(null) instanceof RequestState.Committed) {
      for (Following following : turn.followingsOf(id)) {
        var _ =
            turn.tell(
                id,
                following.requests().contains(id.text())
                    ? new RequestSignal.RolloutBegan(following.rollout())
                    : new RequestSignal.Overtaken(
                        following.candidate() + " by " + following.author()));
      }
    }
    if (turn.request(id).orElse(null) instanceof RequestState.RollingOut rolling) {
      turn.following(rolling.rollout())
          .flatMap(Settling::ended)
          .ifPresent(signal -> {
            var _ = turn.tell(id, signal);
          });
    }
  }

  private static Optional<RequestSignal> ended(Following following) {
    if (!following.phase().isOver() || following.end().isEmpty()) {
      return Optional.empty();
    }
    Following.End end = following.end().get();
    RequestSignal.Outcome outcome =
        switch (end.outcome()) {
          case PROVEN, COMPLETED -> RequestSignal.Outcome.SERVES;
          case ROLLED_BACK, ABORTED -> RequestSignal.Outcome.TAKEN_BACK;
          case FAILED -> RequestSignal.Outcome.FAILED;
          case SUPERSEDED -> RequestSignal.Outcome.SUPERSEDED;
        };
    return Optional.of(
        new RequestSignal.RolloutEnded(following.rollout(), outcome, end.cause(), end.by()));
  }
}
