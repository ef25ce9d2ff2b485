package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import java.util.Optional;

/// Requests hear what is known of their rollouts, and that time passes. Level-triggered: whether a
/// commit's answer or its rollout's beginning is heard first does not matter.
final class Settling {
  private final Turn turn;
  private final ApprovalReminders reminders;

  Settling(Turn turn, ApprovalReminders reminders) {
    this.turn = turn;
    this.reminders = reminders;
  }

  void settle() {
    for (RequestState state : turn.openRequests()) {
      settle(state.ask().id());
    }
  }

  private void settle(RequestId id) {
    tick(id);
    if (turn.request(id).orElse(null) instanceof RequestState.Committed committed) {
      for (Following following : turn.followingsOf(committed)) {
        var _ =
            turn.tell(
                id,
                Links.carries(following, committed)
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

  /// What nobody could plan in time has no message: its requester alone hears of the end.
  private void tick(RequestId id) {
    Optional<RequestState> before = turn.request(id);
    boolean wasPlanning = before.orElse(null) instanceof RequestState.Planning;
    var _ = turn.tell(id, new RequestSignal.Ticked());
    reminders.say(before, turn.request(id));
    if (wasPlanning && turn.request(id).orElse(null) instanceof RequestState.Ended ended) {
      turn.whisper(Reply.to(ended.ask()), Answer.unavailable(PlanResults.command(ended.ask())));
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
