package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.analysis.Measurement;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.rollout.Look;
import dev.slipway.reconciler.rollout.Look.Strength;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.Shape;
import dev.slipway.reconciler.rollout.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From what is seen of a service to what its rollout is shown.
public final class Looks {
  /// An instance that has ended by itself after so many starts crashes in a loop.
  static final int CRASH_LOOP_STARTS = 3;

  private Looks() {}

  /// @param elapsed monotonic, capped
  /// @param frozen why, while a freeze pauses running rollouts
  public static Look of(
      Running running,
      Scene scene,
      Optional<RoutePlan> recorded,
      Duration elapsed,
      Optional<String> frozen,
      Map<String, Measurement> measurements) {
    Rollout rollout = running.rollout();
    Strength candidate = strength(scene, rollout.candidate().hash());
    Strength baseline =
        rollout.baseline().map(release -> strength(scene, release.hash())).orElse(Strength.NONE);
    return new Look(
        elapsed,
        scene.replicas(),
        new Look.Fleet(candidate, baseline),
        rollout.candidate().spec().port().isPresent()
            ? traffic(rollout, scene, recorded)
            : portless(running, scene, candidate, baseline),
        scene.targetDown(),
        scene.routerDown(),
        frozen,
        measurements);
  }

  /// Instances of one release, counted.
  public static Strength strength(Scene scene, ReleaseHash release) {
    List<Instance> instances = scene.of(release);
    int healthy = 0;
    int unhealthy = 0;
    long starts = 0;
    long crashes = 0;
    Optional<String> crashLoop = Optional.empty();
    Optional<String> neverReady = Optional.empty();
    for (Instance instance : instances) {
      starts += instance.starts();
      crashes += instance.starts() - 1L;
      switch (instance.condition()) {
        case Condition.Starting() -> {}
        case Condition.Healthy() -> healthy++;
        case Condition.Unhealthy(String reason, boolean never) -> {
          unhealthy++;
          if (never) {
            neverReady = Optional.of(reason);
          }
        }
        case Condition.Exited(int _, String reason) -> {
          crashes++;
          if (instance.starts() >= CRASH_LOOP_STARTS) {
            crashLoop = Optional.of(reason + " after " + instance.starts() + " starts");
          }
        }
      }
    }
    return new Strength(
        instances.size(), healthy, unhealthy, starts, crashes, crashLoop, neverReady);
  }

  private static Look.Traffic traffic(Rollout rollout, Scene scene, Optional<RoutePlan> recorded) {
    boolean settled = scene.routerDown().isEmpty() && scene.routed().equals(recorded);
    return new Look.Traffic(
        settled,
        scene.routed().map(plan -> shape(rollout, plan)).orElse(new Shape.Nobody()),
        scene.answersOf(rollout.candidate().hash()),
        rollout.baseline().map(Release::hash).map(scene::answersOf).orElse(Answers.NONE));
  }

  private static Shape shape(Rollout rollout, RoutePlan plan) {
    ReleaseHash candidate = rollout.candidate().hash();
    ReleaseHash primary = plan.primary().release();
    boolean baseline =
        rollout.baseline().isPresent() && rollout.baseline().get().hash().equals(primary);
    if (plan.split().isPresent()) {
      boolean towards = plan.split().get().candidate().release().equals(candidate);
      return baseline && towards
          ? new Shape.Shared(plan.split().get().weight())
          : new Shape.Nobody();
    }
    if (primary.equals(candidate)) {
      return new Shape.CandidateOnly();
    }
    return baseline ? new Shape.BaselineOnly() : new Shape.Nobody();
  }

  /// Nobody routes to a service without a port: whatever is wanted is so as soon as its instances
  /// are.
  private static Look.Traffic portless(
      Running running, Scene scene, Strength candidate, Strength baseline) {
    Wanted wanted =
        Wanted.of(running.rollout(), running.state(), scene.replicas(), candidate, baseline);
    return new Look.Traffic(true, wanted.shape(), Answers.NONE, Answers.NONE);
  }
}
