package dev.slipway.reconciler.simulation;

import static dev.slipway.reconciler.simulation.Rules.require;

import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.planning.Rejection;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState.Completed;
import dev.slipway.reconciler.rollout.RolloutState.Ended;
import dev.slipway.reconciler.rollout.RolloutState.RolledBack;
import java.util.Optional;

/// Rules about what is durably told.
final class EventRules {
  private static final String READ_BACK = "1 weights are read back before they count";

  private final Scenery scenery;

  EventRules(Scenery scenery) {
    this.scenery = scenery;
  }

  void on(Account account, ServiceKey key, ServiceEvent event, Sight sight) {
    switch (event) {
      case ServiceEvent.RolloutStarted(Rollout rollout) -> started(account, rollout);
      case ServiceEvent.Rolled(RolloutId id, RolloutEvent rolled) -> {
        require(
            account.active.isPresent() && account.active.get().id().equals(id),
            "7 every rollout ends exactly once",
            "%s of %s, which does not run",
            rolled,
            id);
        rolled(account, account.active.get(), rolled, sight);
      }
      case ServiceEvent.ReleaseProven(Release release) -> proven(account, key, release);
      case ServiceEvent.ReleaseRejected(Rejection rejection) ->
          rejection.hash().ifPresent(account.rejected::add);
      case ServiceEvent.OperationAccepted(String operation, String actor, _) ->
          accepted(account, operation, actor);
      case ServiceEvent.DriftFound(InstanceName name, _) -> drifted(key, name, sight);
      default -> {}
    }
  }

  private void started(Account account, Rollout rollout) {
    require(
        account.active.isEmpty(),
        "2 at most one rollout for each service",
        "%s while %s runs",
        rollout.id(),
        account.active.map(Rollout::id));
    require(account.begun.add(rollout.id()), "11 no second start", "%s again", rollout.id());
    require(
        rollout.kind() == Rollout.Kind.RETURN
            || !account.rejected.contains(rollout.candidate().hash()),
        "5 rejected content is not retried",
        "%s again",
        rollout.candidate().label());
    require(
        rollout.baseline().map(Release::hash).equals(account.serving),
        "10 the baseline is what serves",
        "%s instead of %s",
        rollout.baseline().map(Release::label),
        account.serving);
    if (account.begun.size() > 1) {
      onlyTheBaselineIsRouted(rollout);
    }
    account.active = Optional.of(rollout);
    account.full = false;
    account.checked = false;
    account.checksFailed = false;
    account.held = 0;
  }

  private void onlyTheBaselineIsRouted(Rollout rollout) {
    if (rollout.baseline().isPresent()) {
      ReleaseHash baseline = rollout.baseline().get().hash();
      boolean alone =
          scenery.router.plan(rollout.key()).map(plan -> share(plan, baseline) == 100).orElse(true);
      require(
          alone,
          "10 a superseded candidate goes to 0 first",
          "%s starts on %s",
          rollout.id(),
          scenery.router.plan(rollout.key()).map(Brief::of));
    }
  }

  private void rolled(Account account, Rollout rollout, RolloutEvent event, Sight sight) {
    ServiceKey key = rollout.key();
    Optional<RoutePlan> seen = sight.routed(key).map(routed -> routed.plan());
    switch (event) {
      case RolloutEvent.StepReached(_, _, Weight weight, _) -> {
        readBack(rollout, seen, weight.percent());
        account.held = 0;
        account.answersBefore = answers(rollout, sight);
      }
      case RolloutEvent.StepPassed(int step, _, _) -> {
        held(account, rollout, step);
        answered(account, rollout, "the step passed");
      }
      case RolloutEvent.FullTraffic() -> {
        readBack(rollout, seen, 100);
        account.full = true;
        account.answersBefore = answers(rollout, sight);
      }
      case RolloutEvent.ChecksPassed _ -> {
        require(
            !account.checksFailed, "candidates are checked", "failed checks of %s", rollout.id());
        account.checked = true;
      }
      case RolloutEvent.Ended(Ended end) -> ended(account, rollout, end, seen);
      default -> {}
    }
  }

  private void ended(Account account, Rollout rollout, Ended end, Optional<RoutePlan> seen) {
    require(account.ended.add(rollout.id()), "7 every rollout ends exactly once", "%s", end);
    account.active = Optional.empty();
    switch (end) {
      case Completed(boolean proven) -> {
        require(account.full, READ_BACK, "%s without all traffic", rollout.id());
        if (proven && rollout.kind() == Rollout.Kind.NORMAL) {
          readBack(rollout, seen, 100);
          answered(account, rollout, "it was proven");
        }
      }
      case RolledBack _ -> readBack(rollout, seen, 0);
      default -> {}
    }
  }

  private static void readBack(Rollout rollout, Optional<RoutePlan> seen, int percent) {
    if (rollout.candidate().spec().port().isPresent()) {
      int share = seen.map(plan -> share(plan, rollout.candidate().hash())).orElse(0);
      require(
          share == percent,
          READ_BACK,
          "the router was seen at %d instead of %d, %s",
          share,
          percent,
          seen.map(Brief::of));
    }
  }

  /// What a release gets by a plan, in percent.
  static int share(RoutePlan plan, ReleaseHash release) {
    int split = plan.split().map(part -> part.weight().percent()).orElse(0);
    int primary = plan.primary().release().equals(release) ? 100 - split : 0;
    boolean candidate =
        plan.split().isPresent() && plan.split().get().candidate().release().equals(release);
    return primary + (candidate ? split : 0);
  }

  private static void held(Account account, Rollout rollout, int step) {
    if (rollout.strategy().steps().get(step - 1).hold() instanceof Hold.Timed(var hold)) {
      require(
          account.held >= hold.toMillis(),
          "3 a hold is never short",
          "%d ms instead of %s",
          account.held,
          hold);
    }
  }

  private static long answers(Rollout rollout, Sight sight) {
    return sight
        .routed(rollout.key())
        .map(routed -> routed.answers().get(rollout.candidate().hash()))
        .map(answers -> answers.total())
        .orElse(0L);
  }

  private void answered(Account account, Rollout rollout, String what) {
    boolean judged =
        rollout.kind() == Rollout.Kind.NORMAL
            && rollout.candidate().spec().port().isPresent()
            && rollout.strategy().onInsufficient() != Strategy.OnInsufficient.PASS;
    long answers =
        scenery.router.total(rollout.key(), rollout.candidate().hash()) - account.answersBefore;
    require(
        !judged || answers >= rollout.strategy().minRequests(),
        "4 missing data is never success",
        "%s after %d answers",
        what,
        answers);
  }

  /// Told right after the end of its rollout.
  private void proven(Account account, ServiceKey key, Release release) {
    require(
        account.active.isEmpty() && !account.ended.isEmpty(),
        "1 proven means that the watch has passed",
        "%s of %s",
        release.label(),
        key);
  }

  private void accepted(Account account, String operation, String actor) {
    int times = account.accepted.merge(actor, 1, Integer::sum);
    require(
        times == 1, "the same idempotency key has one effect", "%s by %s again", operation, actor);
    if (operation.equals("retry")) {
      account.rejected.clear();
    }
    if (operation.equals("release")) {
      account.foundRunning = false;
    }
  }

  private void drifted(ServiceKey key, InstanceName name, Sight sight) {
    boolean seenWell =
        sight.of(key).stream()
            .anyMatch(instance -> instance.name().equals(name) && instance.isHealthy());
    boolean isWell =
        scenery
            .target
            .find(name)
            .map(process -> process.isHealthy(scenery.agenda.now()))
            .orElse(false);
    require(
        !seenWell || !isWell,
        "a target that cannot be asked is not gone",
        "%s was said to have drifted, and is well",
        name);
  }
}
