package dev.slipway.reconciler.bench;

import dev.slipway.environments.language.DesiredState;
import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.EnvironmentReconciler;
import dev.slipway.reconciler.loop.Fingerprints;
import dev.slipway.reconciler.loop.Note;
import dev.slipway.reconciler.loop.Pass;
import dev.slipway.reconciler.loop.Seen;
import dev.slipway.reconciler.loop.Settings;
import dev.slipway.reconciler.loop.SharedFacts;
import dev.slipway.reconciler.loop.World;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.router.memory.MemoryRouter;
import dev.slipway.reconciler.target.memory.MemoryTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One environment without threads: each pass asks target and router, decides and records; effects
/// are carried out between passes, at once.
final class MeasuredEnvironment {
  private final String name;
  private final EnvironmentReconciler reconciler;
  private final MemoryTarget target;
  private final MemoryRouter router;
  private final SharedFacts facts;
  private Pass pass = new Pass(List.of(), Map.of(), true, false);
  private List<Note> notes = List.of();

  MeasuredEnvironment(
      String name, Journal journal, SharedFacts facts, MemoryTarget target, MemoryRouter router) {
    this.name = name;
    this.reconciler = new EnvironmentReconciler(name, journal, Settings.DEFAULT);
    this.facts = facts;
    this.target = target;
    this.router = router;
  }

  /// What the loop does between two waits, its effects apart.
  void look(DesiredState desired, Duration elapsed) throws UnavailableException {
    World world = world(desired, elapsed);
    pass = reconciler.pass(world);
    notes = List.of();
    var _ = reconciler.records();
    var _ = reconciler.wanted();
  }

  /// Carries out what the newest pass wants.
  ///
  /// @return whether another pass is due
  boolean act() throws UnavailableException {
    List<Note> heard = new ArrayList<>();
    for (Effect effect : pass.effects()) {
      heard.add(carryOut(effect));
    }
    notes = heard;
    return pass.busy() || pass.again() || !heard.isEmpty();
  }

  /// Whether the newest pass wants an instance started.
  boolean starts() {
    return pass.effects().stream().anyMatch(Effect.Start.class::isInstance);
  }

  private World world(DesiredState desired, Duration elapsed) throws UnavailableException {
    Map<ServiceKey, List<Instance>> instances = new HashMap<>();
    for (Instance instance : target.instances(name)) {
      instances.computeIfAbsent(instance.key(), _ -> new ArrayList<>()).add(instance);
    }
    return new World(
        Instant.now(),
        elapsed,
        Seen.of(desired),
        Seen.of(instances),
        Seen.of(router.routes(name)),
        Fingerprints.NONE,
        facts.pins(),
        facts.proofs(),
        _ -> Optional.empty(),
        Set.of(),
        notes);
  }

  private Note carryOut(Effect effect) throws UnavailableException {
    return switch (effect) {
      case Effect.Start start ->
          new Note.Done(start, target.start(start.release(), start.ordinal()));
      case Effect.Stop stop -> new Note.Done(stop, target.stop(stop.name(), Duration.ZERO));
      case Effect.Steer steer -> new Note.Done(steer, router.apply(steer.plan()));
      case Effect.Forget forget -> new Note.Done(forget, router.remove(forget.key()));
      case Effect.RunChecks checks -> new Note.Checked(checks, new CheckResult.Passed());
      case Effect.RunHook hook -> new Note.Hooked(hook, new HookResult.Succeeded());
      case Effect.Resolve resolve ->
          new Note.Resolved(
              resolve, target.resolve(resolve.key(), resolve.spec(), resolve.version()));
      case Effect.WriteBack _, Effect.FindChange _, Effect.Measure _ ->
          throw new IllegalStateException("nothing of the bench asks for this: " + effect);
    };
  }
}
