package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Ended;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import dev.slipway.reconciler.rollout.RolloutState.Reverting;
import dev.slipway.reconciler.rollout.Signal.Looked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What always holds, checked after each signal without the machine's own help: it keeps its own
/// account of a rollout's history.
final class Rules {
  /// One signal and what came of it.
  record Moment(Active before, Signal signal, Transition transition) {
    RolloutState after() {
      return transition.next();
    }

    boolean says(Class<? extends RolloutEvent> event) {
      return transition.events().stream().anyMatch(event::isInstance);
    }

    Optional<Look> look() {
      return signal instanceof Looked(Look look) ? Optional.of(look) : Optional.empty();
    }
  }

  private final World world;
  private final Rollout rollout;
  private final List<String> broken = new ArrayList<>();
  private Optional<Look> last = Optional.empty();
  private Duration held = Duration.ZERO;
  private boolean checked;
  private boolean full;

  Rules(World world) {
    this.world = world;
    this.rollout = world.rollout();
  }

  /// Names of the rules that this moment breaks.
  List<String> broken(Moment moment) {
    broken.clear();
    account(moment);
    endsOnceAndSaysSo(moment);
    aRefusedOrderChangesNothing(moment);
    aHoldIsNeverShort(moment);
    aManualStepWaitsForAPerson(moment);
    onlyAPersonOrACalendarEndsAPause(moment);
    anOldAnswerConvictsNobody(moment);
    rolledBackMeansThatTheBaselineServes(moment);
    completedMeansThatAllTrafficWasReadBack(moment);
    if (moment.after() instanceof Active active) {
      Wanted wanted = world.wanted();
      theBaselineKeepsItsStrength(wanted);
      theShareNeverExceedsTheSteps(active, wanted);
      allTrafficNeedsFullStrength(active, wanted);
      noRequestBeforeTheChecks(wanted);
      aRecreateIsAlone(wanted);
    }
    return List.copyOf(broken);
  }

  private void account(Moment moment) {
    last = moment.look().or(() -> last);
    checked |= moment.says(RolloutEvent.ChecksPassed.class);
    full |= moment.says(RolloutEvent.FullTraffic.class);
    if (moment.before() instanceof Holding holding && moment.look().isPresent()) {
      Look look = moment.look().get();
      boolean inForce = look.traffic().is(new Shape.Shared(rollout.weight(holding.step())));
      held = look.canSeeBoth() && inForce ? held.plus(look.elapsed()) : held;
    }
    if (moment.says(RolloutEvent.StepReached.class)) {
      held = Duration.ZERO;
    }
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }

  private void endsOnceAndSaysSo(Moment moment) {
    long ends =
        moment.transition().events().stream().filter(RolloutEvent.Ended.class::isInstance).count();
    require(ends == (moment.after() instanceof Ended ? 1 : 0), "7 ends once and says so");
  }

  private void aRefusedOrderChangesNothing(Moment moment) {
    boolean refused = moment.transition().refusal().isPresent();
    boolean same = moment.after().equals(moment.before());
    require(
        !refused || (same && moment.transition().events().isEmpty()),
        "a refused order changes nothing");
    require(
        !(moment.signal() instanceof Signal.Ordered) || refused != !same,
        "an order is followed or refused");
  }

  private void aHoldIsNeverShort(Moment moment) {
    if (moment.says(RolloutEvent.StepPassed.class) && moment.before() instanceof Holding holding) {
      Duration hold = Exposure.holdOf(rollout, holding.step());
      require(held.compareTo(hold) >= 0, "3 a hold is never short");
    }
  }

  private void aManualStepWaitsForAPerson(Moment moment) {
    boolean manual =
        moment.after() instanceof Holding(int step, _, _)
            && rollout.strategy().steps().get(step).hold() instanceof Hold.Manual;
    require(!manual, "a manual step waits for a person");
  }

  private void onlyAPersonOrACalendarEndsAPause(Moment moment) {
    if (moment.before() instanceof Paused(_, _, PauseCause cause)
        && !(moment.after() instanceof Paused)
        && !(moment.after() instanceof Reverting)) {
      boolean thawed = cause instanceof PauseCause.Frozen && moment.look().isPresent();
      require(
          thawed || moment.signal() instanceof Signal.Ordered,
          "only a person or a calendar ends a pause");
    }
  }

  private void anOldAnswerConvictsNobody(Moment moment) {
    boolean blind =
        moment.look().isPresent()
            && moment.look().get().targetDown().isPresent()
            && moment.look().get().routerDown().isPresent();
    require(
        !blind || !moment.says(RolloutEvent.RevertStarted.class), "an old answer convicts nobody");
  }

  private void rolledBackMeansThatTheBaselineServes(Moment moment) {
    if (moment.after() instanceof RolloutState.RolledBack) {
      Look look = moment.look().orElseThrow();
      require(
          look.traffic().is(new Shape.BaselineOnly())
              && (look.replicas() == 0 || look.fleet().baseline().healthy() > 0),
          "rolled back means that the baseline serves");
    }
  }

  private void completedMeansThatAllTrafficWasReadBack(Moment moment) {
    require(
        !(moment.after() instanceof RolloutState.Completed) || full,
        "1 completed means that all traffic was read back");
  }

  private void theBaselineKeepsItsStrength(Wanted wanted) {
    require(
        !rollout.splits() || wanted.baseline() == world.replicas(),
        "1 the baseline keeps its strength");
  }

  private void theShareNeverExceedsTheSteps(Active state, Wanted wanted) {
    boolean canServe =
        rollout.splits()
            && last.isPresent()
            && last.get().targetDown().isEmpty()
            && last.get().fleet().baseline().healthy() > 0;
    require(
        !canServe || share(wanted) <= allowed(state).percent(),
        "the share never exceeds the step's");
  }

  private static int share(Wanted wanted) {
    return switch (wanted.shape()) {
      case Shape.BaselineOnly(), Shape.Nobody() -> 0;
      case Shape.Shared(Weight weight) -> weight.percent();
      case Shape.CandidateOnly() -> 100;
    };
  }

  private Weight allowed(Active state) {
    return switch (state) {
      case RolloutState.BeforeHooks _, RolloutState.StoppingBaseline _ -> Weight.NONE;
      case RolloutState.Starting _, RolloutState.Checking _, Reverting _ -> Weight.NONE;
      case Advancing advancing -> rollout.weight(advancing.step());
      case Holding holding -> rollout.weight(holding.step());
      case Paused paused -> allowed(paused.interrupted());
      case Completing _, RolloutState.Confirming _, RolloutState.AfterHooks _ -> Weight.ALL;
      case RolloutState.Watching _, RolloutState.Settling _ -> Weight.ALL;
    };
  }

  private void allTrafficNeedsFullStrength(Active state, Wanted wanted) {
    if (state instanceof Completing completing && share(wanted) == 100) {
      require(
          completing.from().equals(Weight.ALL)
              || last.orElseThrow().fleet().candidate().healthy() >= world.replicas(),
          "all traffic needs full strength");
    }
  }

  private void noRequestBeforeTheChecks(Wanted wanted) {
    boolean needed =
        rollout.kind() != Rollout.Kind.RETURN && !rollout.strategy().checks().isEmpty();
    require(!needed || checked || share(wanted) == 0, "no request before the checks");
  }

  private void aRecreateIsAlone(Wanted wanted) {
    boolean alone =
        rollout.strategy().kind() != Strategy.Kind.RECREATE
            || wanted.baseline() == 0
            || wanted.candidate() == 0;
    require(alone, "a recreate is alone");
  }
}
