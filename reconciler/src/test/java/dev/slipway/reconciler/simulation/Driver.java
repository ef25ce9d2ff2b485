package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.loop.EnvironmentReconciler;
import dev.slipway.reconciler.loop.Fingerprints;
import dev.slipway.reconciler.loop.Note;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.loop.Pass;
import dev.slipway.reconciler.loop.Seen;
import dev.slipway.reconciler.loop.Settings;
import dev.slipway.reconciler.loop.World;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.router.Router.Routed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The life of the reconciler: observe, pass, act; now and then it dies and begins anew from the
/// journal.
final class Driver {
  private static final Settings SETTINGS =
      new Settings(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(2));

  private final Scenery scenery;
  private final Courier courier;
  private final List<Note> notes = new ArrayList<>();
  private Optional<EnvironmentReconciler> reconciler = Optional.empty();
  private Seen<DesiredState> desired = Seen.notYet();
  private Sight sight = Sight.NOTHING;
  private boolean first;
  private boolean blind;
  private long lastPass;
  private int turn;
  private long tickets;

  Driver(Scenery scenery) {
    this.scenery = scenery;
    this.courier = new Courier(scenery, this::heard);
  }

  void begin() {
    scenery.say("the reconciler starts");
    reconciler =
        Optional.of(new EnvironmentReconciler(Cast.ENVIRONMENT, scenery.journal, SETTINGS));
    first = true;
    lastPass = scenery.agenda.now();
    passIn(1);
  }

  /// kill -9, and a start after a while.
  void crash(int downtime) {
    scenery.say("the reconciler is killed");
    reconciler = Optional.empty();
    courier.die();
    notes.clear();
    desired = Seen.notYet();
    sight = Sight.NOTHING;
    turn++;
    int born = turn;
    scenery.agenda.in(
        downtime,
        () -> {
          if (born == turn) {
            begin();
          }
        });
  }

  /// A person's operation; lost when nobody is there to hear it.
  void ask(Operation operation) {
    if (reconciler.isPresent()) {
      scenery.say("asked %s", operation);
      notes.add(new Note.Asked(++tickets, operation));
    }
  }

  SortedMap<ServiceKey, ServiceRecord> records() {
    return reconciler.map(EnvironmentReconciler::records).orElseGet(TreeMap::new);
  }

  boolean isAtRest() {
    return reconciler.isPresent() && courier.inFlight().isEmpty();
  }

  private void heard(Effect effect, Note note) {
    switch (effect) {
      case Effect.Start _, Effect.Stop _ -> seeTarget();
      case Effect.Steer _, Effect.Forget _ -> seeRouter();
      default -> {}
    }
    notes.add(note);
    if (scenery.draws.chance(0.3)) {
      passIn(1);
    }
  }

  /// The next pass comes then, and not when it was to come before.
  private void passIn(int millis) {
    turn++;
    int mine = turn;
    scenery.agenda.in(
        millis,
        () -> {
          if (mine == turn) {
            reconciler.ifPresent(this::pass);
          }
        });
  }

  private void pass(EnvironmentReconciler living) {
    observe();
    long elapsed = scenery.agenda.now() - lastPass;
    SortedMap<ServiceKey, ServiceRecord> before = living.records();
    lastPass = scenery.agenda.now();
    scenery.rules.passBegins(sight, elapsed);
    try {
      Pass pass = living.pass(world(elapsed, before));
      notes.clear();
      act(effects(pass, living.records()));
      int pace = pass.busy() ? 400 : 1_500;
      passIn(pass.again() ? 1 : pace);
    } catch (JournalException e) {
      scenery.say("the journal failed: %s", String.valueOf(e.getMessage()));
      passIn(1_000);
    }
  }

  private void act(List<Effect> effects) {
    scenery.rules.ordered(effects, courier.inFlight());
    for (Effect effect : effects) {
      scenery.say("  order %s", effect);
      courier.launch(effect);
    }
  }

  private void observe() {
    blind = first && scenery.bug == Bug.NOTHING_ADOPTED;
    first = false;
    if (!scenery.mishap()) {
      seeTarget();
    }
    if (!scenery.mishap()) {
      seeRouter();
    }
    desired =
        scenery.isDown(Scenery.Part.GIT)
            ? desired.butDown("Git does not answer")
            : Seen.of(scenery.git.state());
  }

  private void seeTarget() {
    sight =
        sight.instances(
            scenery.isDown(Scenery.Part.TARGET)
                ? sight.instances().butDown("the target does not answer")
                : Seen.of(scenery.target.instances()));
  }

  private void seeRouter() {
    sight =
        sight.routes(
            scenery.isDown(Scenery.Part.ROUTER)
                ? sight.routes().butDown("the router does not answer")
                : Seen.of(scenery.router.routes()));
  }

  private World world(long elapsed, SortedMap<ServiceKey, ServiceRecord> records) {
    boolean hasty = scenery.bug == Bug.HOLD_CUT_SHORT;
    boolean gone = scenery.bug == Bug.OUTAGE_IS_GONE && sight.instances().down().isPresent();
    boolean nothing = blind || gone;
    return new World(
        scenery.git.now(),
        Duration.ofMillis(hasty ? elapsed * 3 : elapsed),
        desired,
        nothing ? Seen.of(Map.of()) : sight.instances(),
        blind ? Seen.of(Map.of()) : routes(records),
        Fingerprints.NONE,
        scenery.journal.pins(),
        scenery.journal.proofs(),
        scenery.target::describe,
        scenery.bug == Bug.IN_FLIGHT_FORGOTTEN ? Set.of() : courier.inFlight(),
        notes);
  }

  private Seen<Map<ServiceKey, Routed>> routes(SortedMap<ServiceKey, ServiceRecord> records) {
    return switch (scenery.bug) {
      case READ_BACK_SKIPPED -> asRecorded(records);
      case MISSING_DATA_PASSES -> wellAnswered();
      default -> sight.routes();
    };
  }

  private Seen<Map<ServiceKey, Routed>> asRecorded(SortedMap<ServiceKey, ServiceRecord> records) {
    Map<ServiceKey, Routed> routes = new HashMap<>(sight.routes().newest().orElse(Map.of()));
    records.forEach((key, record) -> {
      Map<ReleaseHash, Answers> answers =
          routes.containsKey(key) ? routes.get(key).answers() : Map.of();
      record.route().ifPresent(plan -> routes.put(key, new Routed(plan, answers)));
    });
    return new Seen<>(Optional.of(routes), sight.routes().down());
  }

  private Seen<Map<ServiceKey, Routed>> wellAnswered() {
    Map<ServiceKey, Routed> routes = new HashMap<>();
    sight
        .routes()
        .newest()
        .ifPresent(seen ->
            seen.forEach((key, routed) -> {
              Map<ReleaseHash, Answers> answers = new HashMap<>();
              routed
                  .plan()
                  .split()
                  .ifPresent(split -> {
                    long total = scenery.agenda.now() / 20;
                    answers.put(
                        split.candidate().release(),
                        new Answers(total, 0, 0, 0, Answers.NONE.latencies()));
                  });
              routed.answers().forEach(answers::putIfAbsent);
              routes.put(key, new Routed(routed.plan(), answers));
            }));
    return new Seen<>(Optional.of(routes), sight.routes().down());
  }

  private List<Effect> effects(Pass pass, SortedMap<ServiceKey, ServiceRecord> records) {
    List<Effect> effects = new ArrayList<>(pass.effects());
    if (scenery.bug == Bug.BASELINE_REMOVED_EARLY) {
      records.values().forEach(record -> removeBaseline(record, effects));
    }
    if (scenery.bug == Bug.SHARE_DOUBLED) {
      effects.replaceAll(effect ->
          effect instanceof Effect.Steer(RoutePlan plan)
              ? new Effect.Steer(doubled(plan))
              : effect);
    }
    return effects;
  }

  private static void removeBaseline(ServiceRecord record, List<Effect> effects) {
    record
        .running()
        .filter(running -> running.state() instanceof RolloutState.Holding)
        .flatMap(running -> running.rollout().baseline())
        .ifPresent(baseline -> {
          InstanceName name = InstanceName.of(record.key(), baseline.hash(), 0);
          effects.add(new Effect.Stop(record.key(), name));
        });
  }

  private static RoutePlan doubled(RoutePlan plan) {
    return new RoutePlan(
        plan.key(),
        plan.generation(),
        plan.route(),
        plan.primary(),
        plan.split()
            .map(split ->
                new RoutePlan.Split(
                    split.candidate(),
                    new Weight(Math.min(100, split.weight().percent() * 2)),
                    split.shield())),
        plan.sticky());
  }
}
