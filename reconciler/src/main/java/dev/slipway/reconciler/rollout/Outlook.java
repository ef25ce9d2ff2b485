package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.analysis.Judgement;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Exposed;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import java.util.Optional;

/// What the analysis says of a running rollout, for people who look. Changes nothing: the machine
/// judges by itself.
public final class Outlook {
  private Outlook() {}

  /// @return empty while users cannot reach the candidate
  public static Optional<Judgement> of(Rollout rollout, Active state, Look look) {
    return switch (state) {
      case Exposed exposed -> Optional.of(Exposure.judge(rollout, exposed.analysis(), look));
      case Paused(Exposed exposed, _, _) ->
          Optional.of(Exposure.judge(rollout, exposed.analysis(), look));
      default -> Optional.empty();
    };
  }
}
