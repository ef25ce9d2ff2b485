package dev.slipway.reconciler.simulation;

import static dev.slipway.reconciler.simulation.Rules.require;

import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.InPlace;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.Optional;
import java.util.stream.Stream;

/// Rules about what is ordered: it follows from what is durable, and endangers nobody.
final class OrderRules {
  private static final String RECORDED = "the journal is written before anything is done";
  private static final String KEPT = "1 the baseline is kept";

  private final Scenery scenery;

  OrderRules(Scenery scenery) {
    this.scenery = scenery;
  }

  void on(Account account, ServiceRecord record, Effect effect, Sight sight) {
    require(
        !(record.adopted() || account.foundRunning) || effect instanceof Effect.Resolve,
        "13 what is adopted is left alone until a person agrees",
        "%s",
        effect);
    Optional<Running> running = record.running();
    switch (effect) {
      case Effect.Start start ->
          require(releases(record).anyMatch(start.release()::equals), RECORDED, "%s", start.name());
      case Effect.Stop stop -> stopped(record, stop, sight);
      case Effect.Steer(RoutePlan plan) -> {
        steered(account, record, plan, sight);
        recorded(record, plan);
      }
      case Effect.Forget forget -> require(record.route().isEmpty(), RECORDED, "%s", forget);
      case Effect.RunChecks checks ->
          require(
              running.map(now -> now.rollout().id().equals(checks.rollout())).orElse(false),
              RECORDED,
              "%s",
              checks);
      case Effect.RunHook hook ->
          require(
              running.map(now -> now.rollout().id().equals(hook.rollout())).orElse(false),
              RECORDED,
              "%s",
              hook);
      case Effect.Measure question ->
          require(
              running.map(now -> now.rollout().id().equals(question.rollout())).orElse(false),
              RECORDED,
              "%s",
              question);
      case Effect.WriteBack back ->
          require(record.writeBack().equals(Optional.of(back.order())), RECORDED, "%s", back);
      case Effect.Resolve _, Effect.FindChange _ -> {}
    }
  }

  private static Stream<Release> releases(ServiceRecord record) {
    return Stream.concat(
        record.serving().map(Serving::release).stream(),
        record.running().stream()
            .flatMap(running ->
                Stream.concat(
                    Stream.of(running.rollout().candidate()),
                    running.rollout().baseline().stream())));
  }

  /// What must stay may be stopped only when it is ill, and what users reach never.
  private void stopped(ServiceRecord record, Effect.Stop stop, Sight sight) {
    require(
        !scenery.target.isForeign(stop.name()),
        "9 only what bears our labels is touched",
        "%s is not ours",
        stop.name());
    Optional<Instance> seen =
        sight.of(record.key()).stream()
            .filter(instance -> instance.name().equals(stop.name()))
            .findFirst();
    if (seen.isEmpty() || !seen.get().isHealthy()) {
      return;
    }
    Instance instance = seen.get();
    boolean needed =
        kept(record).filter(hash -> instance.release().equals(hash)).isPresent()
            && instance.ordinal() < record.inPlace().map(InPlace::replicas).orElse(0);
    require(!needed, KEPT, "%s is stopped", stop.name());
    boolean reached =
        instance.endpoint().isPresent()
            && scenery.router.plan(record.key()).map(plan -> reaches(plan, instance)).orElse(false);
    require(!reached, "1 nothing that users reach is stopped", "%s", stop.name());
  }

  /// The release that must stay whatever becomes of a rollout.
  private static Optional<ReleaseHash> kept(ServiceRecord record) {
    Optional<Rollout> rollout = record.running().map(Running::rollout);
    boolean alone =
        rollout.isPresent() && rollout.get().strategy().kind() == Strategy.Kind.RECREATE;
    if (alone) {
      return Optional.empty();
    }
    return rollout.isPresent()
        ? rollout.get().baseline().map(Release::hash)
        : record.serving().map(serving -> serving.release().hash());
  }

  private static boolean reaches(RoutePlan plan, Instance instance) {
    boolean primary = plan.primary().endpoints().contains(instance.endpoint().orElseThrow());
    boolean candidate =
        plan.split()
            .map(split -> split.candidate().endpoints().contains(instance.endpoint().orElseThrow()))
            .orElse(false);
    return primary || candidate;
  }

  private static void recorded(ServiceRecord record, RoutePlan plan) {
    require(
        record.route().equals(Optional.of(plan)),
        RECORDED,
        "%s instead of %s",
        Brief.of(plan),
        record.route().map(Brief::of));
  }

  private static void steered(Account account, ServiceRecord record, RoutePlan plan, Sight sight) {
    if (record.running().isEmpty()) {
      return;
    }
    Running running = record.running().get();
    Rollout rollout = running.rollout();
    int share = EventRules.share(plan, rollout.candidate().hash());
    boolean checksWanted =
        rollout.kind() != Rollout.Kind.RETURN && !rollout.strategy().checks().isEmpty();
    require(
        share == 0 || !checksWanted || account.checked,
        "no request before a candidate is healthy and checked",
        "%s",
        Brief.of(plan));
    boolean canServe =
        rollout.baseline().isPresent()
            && !rollout.stopsFirst()
            && sight.of(record.key()).stream()
                .anyMatch(instance ->
                    instance.isHealthy()
                        && instance.release().equals(rollout.baseline().get().hash()));
    require(
        !canServe || share <= allowed(rollout, running.state()),
        "the share never exceeds the step's",
        "%s in %s",
        Brief.of(plan),
        running.state().getClass().getSimpleName());
  }

  private static int allowed(Rollout rollout, RolloutState.Active state) {
    return switch (state) {
      case RolloutState.BeforeHooks _, RolloutState.StoppingBaseline _ -> 0;
      case RolloutState.Starting _, RolloutState.Checking _, RolloutState.Reverting _ -> 0;
      case RolloutState.Advancing advancing -> weight(rollout, advancing.step()).percent();
      case RolloutState.Holding holding -> weight(rollout, holding.step()).percent();
      case RolloutState.Paused paused -> allowed(rollout, paused.interrupted());
      case RolloutState.Completing _, RolloutState.Confirming _ -> 100;
      case RolloutState.AfterHooks _, RolloutState.Watching _, RolloutState.Settling _ -> 100;
    };
  }

  private static Weight weight(Rollout rollout, int step) {
    return rollout.strategy().steps().get(step).weight();
  }
}
