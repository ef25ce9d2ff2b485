package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.Analysis;
import dev.slipway.reconciler.analysis.AnalysisState;
import dev.slipway.reconciler.analysis.Judgement;
import dev.slipway.reconciler.analysis.Verdict;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.AfterHooks;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Confirming;
import dev.slipway.reconciler.rollout.RolloutState.Exposed;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import dev.slipway.reconciler.rollout.RolloutState.Pausable;
import dev.slipway.reconciler.rollout.RolloutState.Settling;
import dev.slipway.reconciler.rollout.RolloutState.Watching;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happens while users may be reaching the candidate: danger first, then progress.
final class Exposure {
  private Exposure() {}

  static Transition looked(Rollout rollout, Exposed state, Look look) {
    if (state instanceof Pausable pausable && hasLostBaseline(rollout, pausable, look)) {
      return Transition.pause(pausable, Weight.ALL, new PauseCause.BaselineLost());
    }
    Judgement judgement = judge(rollout, state.analysis(), look);
    Optional<Transition> danger = danger(rollout, state, state, look, judgement);
    if (danger.isPresent()) {
      return danger.get();
    }
    return switch (state.with(judgement.next())) {
      case Advancing advancing -> advancing(rollout, advancing, look);
      case Holding holding -> Holds.holding(rollout, holding, look, judgement);
      case Completing completing -> completing(rollout, completing, look);
      case Confirming confirming -> confirming(rollout, confirming, look);
      case AfterHooks after -> Transition.to(after);
      case Watching watching -> Watch.looked(rollout, watching, look, judgement.verdict());
    };
  }

  /// Without the router's counts there is nothing to judge: what is known stays as it is.
  static Judgement judge(Rollout rollout, AnalysisState analysis, Look look) {
    return rollout.isAnalysed() && look.routerDown().isEmpty()
        ? Analysis.judge(rollout.strategy(), analysis, Readings.sample(look))
        : new Judgement(analysis, new Verdict.Pass(), List.of());
  }

  /// A crash or a Fail takes the candidate back; a Fail that the baseline shares takes it to 0 and
  /// waits, where the baseline is there to take the traffic, and convicts nobody elsewhere.
  ///
  /// @param current the state itself, or the pause that interrupts it
  static Optional<Transition> danger(
      Rollout rollout, Active current, Exposed state, Look look, Judgement judgement) {
    boolean awaitsInstances = state instanceof Advancing || state instanceof Completing;
    Optional<EndCause> evidence = awaitsInstances ? Approach.evidence(look) : Approach.crash(look);
    if (evidence.isPresent()) {
      return Optional.of(RolloutMachine.revert(rollout, current, evidence.get()));
    }
    if (!(judgement.verdict() instanceof Verdict.Fail(var finding, boolean shared))) {
      return Optional.empty();
    }
    if (!shared) {
      return Optional.of(
          RolloutMachine.revert(rollout, current, new EndCause.AnalysisFailed(finding)));
    }
    return rollout.splits() && state.with(judgement.next()) instanceof Pausable pausable
        ? Optional.of(Transition.pause(pausable, Weight.NONE, new PauseCause.SharedOutage(finding)))
        : Optional.empty();
  }

  /// A baseline that dies while it still has a share: the healthy candidate serves, a person
  /// decides.
  ///
  /// @param current the state itself, or the pause that interrupts it
  static boolean hasLostBaseline(Rollout rollout, Active current, Look look) {
    return rollout.kind() == Rollout.Kind.NORMAL
        && rollout.splits()
        && !RolloutMachine.weightOf(rollout, current).equals(Weight.ALL)
        && look.targetDown().isEmpty()
        && look.replicas() > 0
        && look.fleet().baseline().healthy() == 0
        && look.fleet().candidate().healthy() > 0;
  }

  private static Transition advancing(Rollout rollout, Advancing state, Look look) {
    Weight weight = rollout.weight(state.step());
    if (look.routerDown().isEmpty() && look.traffic().is(new Shape.Shared(weight))) {
      AnalysisState entered = Analysis.enterStep(state.analysis(), Readings.counts(look));
      return Holds.enter(rollout, new Holding(state.step(), Duration.ZERO, entered));
    }
    int healthy = look.fleet().candidate().healthy();
    Duration waited =
        waited(look, state.waited(), state.healthy(), Rollout.strength(look.replicas(), weight));
    return waited.compareTo(rollout.strategy().deadline()) > 0
        ? deadline(rollout, state)
        : Transition.to(
            new Advancing(
                state.step(),
                state.from(),
                waited,
                Math.max(healthy, state.healthy()),
                state.analysis()));
  }

  private static Transition completing(Rollout rollout, Completing state, Look look) {
    if (look.routerDown().isEmpty() && look.traffic().is(rollout.full())) {
      return fullTraffic(rollout, state, look);
    }
    int healthy = look.fleet().candidate().healthy();
    Duration waited = waited(look, state.waited(), state.healthy(), look.replicas());
    return waited.compareTo(rollout.strategy().deadline()) > 0
        ? deadline(rollout, state)
        : Transition.to(
            new Completing(
                state.from(), waited, Math.max(healthy, state.healthy()), state.analysis()));
  }

  /// Only missing instances use up the deadline: a target or router that cannot be asked convicts
  /// nobody.
  private static Duration waited(Look look, Duration before, int healthyBefore, int needed) {
    int healthy = look.fleet().candidate().healthy();
    if (healthy > healthyBefore) {
      return Duration.ZERO;
    }
    return look.canSeeBoth() && healthy < needed ? before.plus(look.elapsed()) : before;
  }

  private static Transition deadline(Rollout rollout, Active state) {
    return RolloutMachine.revert(
        rollout, state, new EndCause.DeadlineExceeded("healthy instances of the candidate"));
  }

  private static Transition fullTraffic(Rollout rollout, Completing state, Look look) {
    AnalysisState analysis = Analysis.enterWatch(state.analysis(), Readings.counts(look));
    RolloutEvent event = new RolloutEvent.FullTraffic();
    if (rollout.kind() == Rollout.Kind.RETURN) {
      return Transition.to(new Settling(true), event);
    }
    return rollout.strategy().checks().isEmpty()
        ? afterSwitch(rollout, analysis, event)
        : Transition.to(new Confirming(Duration.ZERO, analysis), event);
  }

  static Transition afterSwitch(Rollout rollout, AnalysisState analysis, RolloutEvent event) {
    return Transition.to(
        rollout.hooks().afterRollout().isEmpty()
            ? new Watching(Duration.ZERO, analysis)
            : new AfterHooks(0, analysis),
        event);
  }

  private static Transition confirming(Rollout rollout, Confirming state, Look look) {
    Duration waited = look.canSeeBoth() ? state.waited().plus(look.elapsed()) : state.waited();
    return waited.compareTo(rollout.strategy().deadline()) > 0
        ? RolloutMachine.revert(
            rollout, state, new EndCause.DeadlineExceeded("the checks after the switch"))
        : Transition.to(new Confirming(waited, state.analysis()));
  }

  static Transition hookEnded(
      Rollout rollout, AfterHooks state, String hook, Optional<String> failure) {
    if (!rollout.hooks().afterRollout().get(state.next()).equals(hook)) {
      return Transition.to(state);
    }
    boolean last = state.next() + 1 == rollout.hooks().afterRollout().size();
    RolloutEvent event =
        failure.isPresent()
            ? new RolloutEvent.AfterHookFailed(hook, failure.get())
            : new RolloutEvent.HookSucceeded(hook);
    return Transition.to(
        last
            ? new Watching(Duration.ZERO, state.analysis())
            : new AfterHooks(state.next() + 1, state.analysis()),
        event);
  }

  /// A step has passed: the next one, or all of it.
  static RolloutState.Active afterStep(
      Rollout rollout, int step, Weight from, AnalysisState analysis) {
    return step + 1 < rollout.strategy().steps().size()
        ? new Advancing(step + 1, from, Duration.ZERO, 0, analysis)
        : new Completing(from, Duration.ZERO, 0, analysis);
  }

  /// How long a step is held at least; zero where a person ends it.
  static Duration holdOf(Rollout rollout, int step) {
    return switch (rollout.strategy().steps().get(step).hold()) {
      case Hold.Timed(Duration duration) -> duration;
      case Hold.Manual() -> Duration.ZERO;
    };
  }
}
