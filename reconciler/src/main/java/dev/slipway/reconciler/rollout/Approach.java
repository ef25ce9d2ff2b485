package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.Analysis;
import dev.slipway.reconciler.analysis.AnalysisState;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.BeforeHooks;
import dev.slipway.reconciler.rollout.RolloutState.Checking;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Starting;
import dev.slipway.reconciler.rollout.RolloutState.StoppingBaseline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happens before the candidate's first request.
final class Approach {
  private Approach() {}

  static Transition hookEnded(Rollout rollout, int next, String hook, Optional<String> failure) {
    if (failure.isPresent()) {
      return RolloutMachine.revert(new EndCause.HookFailed(hook, failure.get()));
    }
    boolean last = next + 1 == rollout.hooks().beforeRollout().size();
    return Transition.to(
        last ? afterHooks(rollout) : new BeforeHooks(next + 1),
        new RolloutEvent.HookSucceeded(hook));
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
    return waited.compareTo(rollout.strategy().deadline()) > 0
        ? RolloutMachine.revert(new EndCause.DeadlineExceeded("the baseline to stop"))
        : Transition.to(new StoppingBaseline(waited));
  }

  static Transition starting(Rollout rollout, Starting state, Look look) {
    if (look.targetDown().isPresent()) {
      return Transition.to(state);
    }
    Optional<EndCause> evidence = evidence(look.fleet().candidate());
    if (evidence.isPresent()) {
      return RolloutMachine.revert(evidence.get());
    }
    int healthy = look.fleet().candidate().healthy();
    if (healthy >= rollout.firstStrength(look.replicas())) {
      RolloutEvent event = new RolloutEvent.CandidateHealthy(healthy);
      return needsChecks(rollout)
          ? Transition.to(new Checking(Duration.ZERO, false), event)
          : new Transition(firstTraffic(rollout, look), List.of(event), Optional.empty());
    }
    return waitFor(
        rollout,
        healthy > state.healthy() ? Duration.ZERO : state.waited().plus(look.elapsed()),
        waited -> new Starting(waited, Math.max(healthy, state.healthy())));
  }

  private static boolean needsChecks(Rollout rollout) {
    return rollout.kind() != Rollout.Kind.RETURN && !rollout.strategy().checks().isEmpty();
  }

  static Transition checking(Rollout rollout, Checking state, Look look) {
    Optional<EndCause> evidence = evidence(look.fleet().candidate());
    if (evidence.isPresent()) {
      return RolloutMachine.revert(evidence.get());
    }
    if (state.passed() && look.canSeeBoth()) {
      return Transition.to(firstTraffic(rollout, look));
    }
    return state.passed() || look.targetDown().isPresent()
        ? Transition.to(state)
        : waitFor(
            rollout, state.waited().plus(look.elapsed()), waited -> new Checking(waited, false));
  }

  /// The first traffic waits for the next look: the analysis begins with a fresh reading.
  static Transition checked(Checking state) {
    return Transition.to(new Checking(state.waited(), true), new RolloutEvent.ChecksPassed(false));
  }

  private static Active firstTraffic(Rollout rollout, Look look) {
    AnalysisState analysis = Analysis.begin(rollout.strategy(), Readings.sample(look));
    return rollout.climbs()
        ? new Advancing(0, Weight.NONE, Duration.ZERO, 0, analysis)
        : new Completing(Weight.NONE, Duration.ZERO, 0, analysis);
  }

  /// What the condition of its instances says against a candidate.
  static Optional<EndCause> evidence(Look.Strength candidate) {
    if (candidate.crashLoop().isPresent()) {
      return candidate.crashLoop().map(EndCause.CandidateCrashed::new);
    }
    return candidate.neverReady().map(EndCause.CandidateNotReady::new);
  }

  private static Transition waitFor(
      Rollout rollout, Duration waited, java.util.function.Function<Duration, Active> again) {
    return waited.compareTo(rollout.strategy().deadline()) > 0
        ? RolloutMachine.revert(new EndCause.DeadlineExceeded("healthy instances of the candidate"))
        : Transition.to(again.apply(waited));
  }
}
