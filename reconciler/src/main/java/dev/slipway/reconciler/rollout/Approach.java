package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.Analysis;
import dev.slipway.reconciler.analysis.AnalysisState;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.BeforeHooks;
import dev.slipway.reconciler.rollout.RolloutState.Checking;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Pausable;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import dev.slipway.reconciler.rollout.RolloutState.Starting;
import dev.slipway.reconciler.rollout.RolloutState.StoppingBaseline;
import java.time.Duration;
import java.util.Optional;

/// What happens before the candidate's first request.
final class Approach {
  private Approach() {}

  /// A result that comes during a pause is taken, so that a hook or a check is not run again for
  /// nothing; one that nobody waits for changes nothing.
  static Transition hookEnded(
      Rollout rollout, Active state, String hook, Optional<String> failure) {
    return switch (state) {
      case BeforeHooks hooks when awaits(rollout, hooks, hook) ->
          failure.isPresent()
              ? hookFailed(rollout, state, hook, failure.get())
              : Transition.to(afterHook(rollout, hooks), new RolloutEvent.HookSucceeded(hook));
      case Paused(BeforeHooks hooks, Weight weight, PauseCause cause)
          when awaits(rollout, hooks, hook) -> {
        if (failure.isPresent()) {
          yield hookFailed(rollout, state, hook, failure.get());
        }
        yield afterHook(rollout, hooks) instanceof Pausable next
            ? Transition.to(new Paused(next, weight, cause), new RolloutEvent.HookSucceeded(hook))
            : Transition.to(state);
      }
      default -> Transition.to(state);
    };
  }

  private static boolean awaits(Rollout rollout, BeforeHooks state, String hook) {
    return rollout.hooks().beforeRollout().get(state.next()).equals(hook);
  }

  private static Transition hookFailed(Rollout rollout, Active state, String hook, String failure) {
    return RolloutMachine.revert(rollout, state, new EndCause.HookFailed(hook, failure));
  }

  private static Active afterHook(Rollout rollout, BeforeHooks state) {
    boolean last = state.next() + 1 == rollout.hooks().beforeRollout().size();
    return last ? afterHooks(rollout) : new BeforeHooks(state.next() + 1);
  }

  static Active afterHooks(Rollout rollout) {
    return rollout.stopsFirst()
        ? new StoppingBaseline(Duration.ZERO)
        : new Starting(Duration.ZERO, 0);
  }

  static Transition stopping(Rollout rollout, StoppingBaseline state, Look look) {
    if (!look.canSeeBoth()) {
      return Transition.to(state);
    }
    if (look.fleet().baseline().present() == 0) {
      return Transition.to(new Starting(Duration.ZERO, 0));
    }
    Duration waited = state.waited().plus(look.elapsed());
    return isLate(rollout, waited)
        ? late(rollout, state, "the baseline to stop")
        : Transition.to(new StoppingBaseline(waited));
  }

  static Transition starting(Rollout rollout, Starting state, Look look) {
    if (look.targetDown().isPresent()) {
      return Transition.to(state);
    }
    Optional<EndCause> evidence = evidence(look);
    if (evidence.isPresent()) {
      return RolloutMachine.revert(rollout, state, evidence.get());
    }
    int healthy = look.fleet().candidate().healthy();
    if (healthy >= rollout.firstStrength(look.replicas())) {
      return healthy(rollout, state, look);
    }
    Duration waited =
        healthy > state.healthy() ? Duration.ZERO : state.waited().plus(look.elapsed());
    return isLate(rollout, waited)
        ? late(rollout, state, "healthy instances of the candidate")
        : Transition.to(new Starting(waited, Math.max(healthy, state.healthy())));
  }

  private static Transition healthy(Rollout rollout, Starting state, Look look) {
    RolloutEvent event = new RolloutEvent.CandidateHealthy(look.fleet().candidate().healthy());
    if (needsChecks(rollout)) {
      return Transition.to(new Checking(Duration.ZERO, false), event);
    }
    return look.canSeeBoth()
        ? Transition.to(firstTraffic(rollout, look), event)
        : Transition.to(state);
  }

  private static boolean needsChecks(Rollout rollout) {
    return rollout.kind() != Rollout.Kind.RETURN && !rollout.strategy().checks().isEmpty();
  }

  static Transition checking(Rollout rollout, Checking state, Look look) {
    Optional<EndCause> evidence = evidence(look);
    if (evidence.isPresent()) {
      return RolloutMachine.revert(rollout, state, evidence.get());
    }
    if (state.passed()) {
      return look.canSeeBoth() ? Transition.to(firstTraffic(rollout, look)) : Transition.to(state);
    }
    Duration waited =
        look.targetDown().isPresent() ? state.waited() : state.waited().plus(look.elapsed());
    return isLate(rollout, waited)
        ? late(rollout, state, "the checks")
        : Transition.to(new Checking(waited, false));
  }

  /// The first traffic waits for the next look: the analysis begins with a fresh reading. Checks
  /// may run twice; the first pass counts.
  static Transition checksEnded(Rollout rollout, Active state, Optional<String> failure) {
    return switch (state) {
      case Checking checking when !checking.passed() ->
          failure.isPresent()
              ? checksFailed(rollout, state, failure.get())
              : Transition.to(passed(checking), new RolloutEvent.ChecksPassed(false));
      case Paused(Checking checking, Weight weight, PauseCause cause) when !checking.passed() ->
          failure.isPresent()
              ? checksFailed(rollout, state, failure.get())
              : Transition.to(
                  new Paused(passed(checking), weight, cause),
                  new RolloutEvent.ChecksPassed(false));
      default -> Transition.to(state);
    };
  }

  private static Checking passed(Checking state) {
    return new Checking(state.waited(), true);
  }

  private static Transition checksFailed(Rollout rollout, Active state, String failure) {
    return RolloutMachine.revert(rollout, state, new EndCause.ChecksFailed(failure, false));
  }

  /// Where no instance is wanted there is nothing that steps could show.
  private static Active firstTraffic(Rollout rollout, Look look) {
    AnalysisState analysis = Analysis.begin(rollout.strategy(), Readings.counts(look));
    return rollout.climbs() && look.replicas() > 0
        ? new Advancing(0, Weight.NONE, Duration.ZERO, 0, analysis)
        : new Completing(Weight.NONE, Duration.ZERO, 0, analysis);
  }

  /// What the condition of its instances says against a candidate. An old answer says nothing.
  static Optional<EndCause> evidence(Look look) {
    Optional<EndCause> crash = crash(look);
    return crash.isPresent() || look.targetDown().isPresent()
        ? crash
        : look.fleet().candidate().neverReady().map(EndCause.CandidateNotReady::new);
  }

  static Optional<EndCause> crash(Look look) {
    return look.targetDown().isPresent()
        ? Optional.empty()
        : look.fleet().candidate().crashLoop().map(EndCause.CandidateCrashed::new);
  }

  private static boolean isLate(Rollout rollout, Duration waited) {
    return waited.compareTo(rollout.strategy().deadline()) > 0;
  }

  private static Transition late(Rollout rollout, Active state, String waitedFor) {
    return RolloutMachine.revert(rollout, state, new EndCause.DeadlineExceeded(waitedFor));
  }
}
