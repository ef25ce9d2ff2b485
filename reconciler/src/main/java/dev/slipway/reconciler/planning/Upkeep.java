package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.rollout.Look;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.rollout.Shape;
import dev.slipway.reconciler.rollout.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The difference between the world that a record asks for and the world that is seen, as effects.
///
/// ```
/// 1. wanted instances and shape      from the rollout's state, else: the serving release at full strength, alone
/// 2. the route's plan                healthy wanted instances of each release; a changed plan gets the next generation
/// 3. start                           wanted instances that are missing or have ended, not before their backoff
/// 4. stop                            instances that nobody wants, once the router reads back a plan without them and
///                                    their release has no request in flight (or the drain deadline has passed)
/// 5. steer                           when the router does not follow the recorded plan
/// 6. checks, hooks, questions, write-back   as the state asks
/// ```
///
/// Properties: deterministic; touches only instances that the target reported as ours; stops
/// nothing while the router cannot be asked; a plan is in the returned record before its effect can
/// be carried out.
public final class Upkeep {
  private Upkeep() {}

  /// @param record with the newest route plan; to be recorded before the effects are carried out
  public record Outcome(
      ServiceRecord record, List<Effect> effects, List<ServiceEvent> events, Timers timers) {
    public Outcome {
      effects = List.copyOf(effects);
      events = List.copyOf(events);
    }
  }

  /// @param drain how long requests in flight may take before an instance is stopped all the same
  public static Outcome derive(
      ServiceRecord record, Scene scene, Timers timers, Duration elapsed, Duration drain) {
    Demand demand = demand(record, scene);
    ServiceRecord planned = plan(record, scene, demand);
    List<Instance> unwanted =
        scene.instances().stream().filter(instance -> !demand.wants(instance)).toList();
    Set<InstanceName> leaving = leaving(scene, planned, unwanted);
    Timers now = timers.advance(elapsed, scene.instances(), leaving);
    List<Effect> effects = new ArrayList<>();
    List<ServiceEvent> events = new ArrayList<>();
    steer(planned, scene).ifPresent(effects::add);
    for (Instance instance : unwanted) {
      if (leaving.contains(instance.name()) && isDrained(instance, scene, now, drain)) {
        effects.add(new Effect.Stop(record.key(), instance.name()));
      }
    }
    if (scene.targetDown().isEmpty()) {
      Starts starts = new Starts(scene, demand, now, effects, events);
      now = starts.derive();
    }
    if (record.running().isPresent()) {
      Duties.of(record.running().get(), scene).ifPresent(effects::add);
      effects.addAll(Questions.of(record.running().get()));
    }
    planned.writeBack().ifPresent(order -> effects.add(new Effect.WriteBack(record.key(), order)));
    return new Outcome(planned, effects, events, now);
  }

  /// Which instances of which releases, and how requests are spread over them.
  ///
  /// @param occasion of starts of the candidate
  record Demand(
      Optional<Release> baseline, Optional<Release> candidate, Wanted wanted, Occasion occasion) {
    boolean wants(Instance instance) {
      return isOf(baseline, instance, wanted.baseline())
          || isOf(candidate, instance, wanted.candidate());
    }

    private static boolean isOf(Optional<Release> release, Instance instance, int count) {
      return release.isPresent()
          && instance.release().equals(release.get().hash())
          && instance.ordinal() < count;
    }

    /// Drift is told of what serves; a candidate that ends is evidence instead.
    boolean isBaseline(Release release) {
      return baseline.isPresent() && baseline.get().hash().equals(release.hash());
    }

    List<Effect.Start> starts() {
      List<Effect.Start> starts = new ArrayList<>();
      baseline.ifPresent(release -> add(starts, release, wanted.baseline(), Occasion.UPKEEP));
      candidate.ifPresent(release -> add(starts, release, wanted.candidate(), occasion));
      return starts;
    }

    private static void add(
        List<Effect.Start> starts, Release release, int count, Occasion occasion) {
      for (int ordinal = 0; ordinal < count; ordinal++) {
        starts.add(new Effect.Start(release, ordinal, occasion));
      }
    }
  }

  private static Demand demand(ServiceRecord record, Scene scene) {
    if (record.running().isEmpty()) {
      Optional<Release> serving = record.serving().map(Serving::release);
      Shape shape = serving.isPresent() ? new Shape.BaselineOnly() : new Shape.Nobody();
      Wanted wanted = new Wanted(scene.replicas(), 0, shape);
      return new Demand(serving, Optional.empty(), wanted, Occasion.UPKEEP);
    }
    Rollout rollout = record.running().get().rollout();
    RolloutState.Active state = record.running().get().state();
    Look.Strength candidate = Looks.strength(scene, rollout.candidate().hash());
    Look.Strength baseline =
        rollout
            .baseline()
            .map(release -> Looks.strength(scene, release.hash()))
            .orElse(Look.Strength.NONE);
    return new Demand(
        rollout.baseline(),
        Optional.of(rollout.candidate()),
        Wanted.of(rollout, state, scene.replicas(), candidate, baseline),
        Occasion.candidateOf(rollout.id().text()));
  }

  /// The record with the plan that the demand asks for. An old answer of the target changes no
  /// plan's shape, only a new one its endpoints.
  private static ServiceRecord plan(ServiceRecord record, Scene scene, Demand demand) {
    Optional<RoutePlan> wanted = routePlan(record, scene, demand);
    if (wanted.isEmpty()) {
      return record.route().isEmpty() ? record : record.edit().route(Optional.empty()).done();
    }
    if (record.route().isPresent()
        && record.route().get().sameAs(wanted.get())
        && !isOvertaken(record.route().get(), scene)) {
      return record;
    }
    long generation =
        Math.max(
                record.route().map(RoutePlan::generation).orElse(0L),
                scene.routed().map(RoutePlan::generation).orElse(0L))
            + 1;
    return record.edit().route(Optional.of(wanted.get().withGeneration(generation))).done();
  }

  /// The router follows another plan that is not older: only a newer generation will be obeyed.
  private static boolean isOvertaken(RoutePlan recorded, Scene scene) {
    return scene.routed().isPresent()
        && scene.routed().get().generation() >= recorded.generation()
        && !scene.routed().get().equals(recorded);
  }

  private static Optional<RoutePlan> routePlan(ServiceRecord record, Scene scene, Demand demand) {
    Optional<Release> primary =
        demand.wanted().shape() instanceof Shape.CandidateOnly
            ? demand.candidate()
            : demand.baseline();
    if (primary.isEmpty()
        || primary.get().spec().port().isEmpty()
        || demand.wanted().shape() instanceof Shape.Nobody) {
      return Optional.empty();
    }
    Optional<RoutePlan.Split> split =
        demand.wanted().shape() instanceof Shape.Shared(Weight weight)
            ? demand
                .candidate()
                .map(release ->
                    new RoutePlan.Split(pool(release, demand, scene), weight, shield(record)))
            : Optional.empty();
    return Optional.of(
        new RoutePlan(
            record.key(),
            0,
            scene.route(),
            pool(primary.get(), demand, scene),
            split,
            scene.sticky()));
  }

  private static boolean shield(ServiceRecord record) {
    return record.running().isPresent() && record.running().get().rollout().strategy().shield();
  }

  /// Healthy instances; where none is, those that run: an answer of a doubtful instance beats none.
  private static Pool pool(Release release, Demand demand, Scene scene) {
    List<Instance> wanted = scene.of(release.hash()).stream().filter(demand::wants).toList();
    List<Endpoint> healthy =
        wanted.stream()
            .filter(Instance::isHealthy)
            .flatMap(instance -> instance.endpoint().stream())
            .sorted(java.util.Comparator.comparing(Endpoint::toString))
            .toList();
    if (!healthy.isEmpty()) {
      return new Pool(release.hash(), healthy);
    }
    return new Pool(
        release.hash(),
        wanted.stream()
            .filter(instance ->
                instance.condition() instanceof Condition.Unhealthy(String _, boolean never)
                    && !never)
            .flatMap(instance -> instance.endpoint().stream())
            .sorted(java.util.Comparator.comparing(Endpoint::toString))
            .toList());
  }

  private static Optional<Effect> steer(ServiceRecord planned, Scene scene) {
    if (scene.routerDown().isPresent() || scene.routed().equals(planned.route())) {
      return Optional.empty();
    }
    return Optional.of(
        planned
            .route()
            .<Effect>map(Effect.Steer::new)
            .orElseGet(() -> new Effect.Forget(planned.key())));
  }

  /// Unwanted instances that the router, as read back, sends nothing to.
  private static Set<InstanceName> leaving(
      Scene scene, ServiceRecord planned, List<Instance> unwanted) {
    Set<InstanceName> leaving = new HashSet<>();
    if (scene.targetDown().isPresent()) {
      return leaving;
    }
    boolean routed = scene.routed().isPresent() || planned.route().isPresent();
    boolean known = scene.routerDown().isEmpty() && scene.routed().equals(planned.route());
    Map<ReleaseHash, List<Endpoint>> inUse = new HashMap<>();
    scene
        .routed()
        .ifPresent(plan -> {
          inUse.put(plan.primary().release(), plan.primary().endpoints());
          plan.split()
              .ifPresent(
                  split -> inUse.put(split.candidate().release(), split.candidate().endpoints()));
        });
    for (Instance instance : unwanted) {
      boolean used =
          instance.endpoint().isPresent()
              && inUse
                  .getOrDefault(instance.release(), List.of())
                  .contains(instance.endpoint().get());
      if (!used && (known || !routed)) {
        leaving.add(instance.name());
      }
    }
    return leaving;
  }

  private static boolean isDrained(Instance instance, Scene scene, Timers timers, Duration drain) {
    return instance.condition() instanceof Condition.Exited
        || instance.endpoint().isEmpty()
        || scene.answersOf(instance.release()).inFlight() == 0
        || timers.unroutedFor(instance.name()).compareTo(drain) >= 0;
  }

  /// How long an instance may be unhealthy before it is started anew.
  static Duration patience(Release release) {
    return release.spec().health().map(Health::startWithin).orElse(Duration.ofMinutes(1));
  }
}
