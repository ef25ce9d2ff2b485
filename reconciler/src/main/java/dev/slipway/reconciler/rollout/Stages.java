package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.AfterHooks;
import dev.slipway.reconciler.rollout.RolloutState.BeforeHooks;
import dev.slipway.reconciler.rollout.RolloutState.Checking;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import dev.slipway.reconciler.rollout.RolloutState.Reverting;

/// Tells progress in time from progress in kind: the first may be recorded every few seconds, the
/// second always at once.
public final class Stages {
  private Stages() {}

  /// Whether two states differ at most in gathered time and evidence, so that the same effects
  /// follow from both.
  public static boolean same(Active one, Active other) {
    return switch (one) {
      case BeforeHooks before -> before.equals(other);
      case AfterHooks(int next, _) -> other instanceof AfterHooks(int n, _) && next == n;
      case Checking(_, boolean passed) -> other instanceof Checking(_, boolean p) && passed == p;
      case Advancing(int step, var from, _, _, _) ->
          other instanceof Advancing(int s, var f, _, _, _) && step == s && from.equals(f);
      case Holding(int step, _, _) -> other instanceof Holding(int s, _, _) && step == s;
      case Completing(var from, _, _, _) ->
          other instanceof Completing(var f, _, _, _) && from.equals(f);
      case Paused(var interrupted, var weight, var cause) ->
          other instanceof Paused(var i, var w, var c)
              && same(interrupted, i)
              && weight.equals(w)
              && cause.equals(c);
      case Reverting(var cause, var from, _) ->
          other instanceof Reverting(var c, var f, _) && cause.equals(c) && from.equals(f);
      default -> one.getClass() == other.getClass();
    };
  }
}
