package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.Strategy;
import java.util.EnumSet;
import java.util.Set;

/// All that a seed's simulation is made of, but the reconciler.
final class Scenery {
  /// What can be out of reach.
  enum Part {
    TARGET,
    ROUTER,
    GIT
  }

  final Agenda agenda = new Agenda();
  final Draws draws;
  final Bug bug;
  final Trace trace;
  final Cast cast;
  final SimulatedGit git;
  final SimulatedTarget target;
  final SimulatedRouter router;
  final SimulatedJournal journal;
  final Rules rules;
  private final Set<Part> down = EnumSet.noneOf(Part.class);
  private double mishaps;

  Scenery(long seed, Bug bug, Trace trace) {
    this.bug = bug;
    this.trace = trace;
    draws = new Draws(seed);
    cast = new Cast(draws);
    Strategy strategy = cast.strategy();
    git = new SimulatedGit(agenda, cast, bug, strategy);
    target = new SimulatedTarget(agenda, draws, cast, bug);
    router = new SimulatedRouter(agenda, target, cast, bug);
    rules = new Rules(this);
    journal = new SimulatedJournal(draws, bug, rules::committed);
    mishaps = cast.mishaps();
    journal.failures(mishaps / 4);
  }

  void say(String what, Object... details) {
    trace.say(agenda.now(), what, details);
  }

  boolean mishap() {
    return draws.chance(mishaps);
  }

  boolean isDown(Part part) {
    return down.contains(part);
  }

  void down(Part part) {
    say("outage of %s", part);
    down.add(part);
  }

  void up(Part part) {
    say("%s is back", part);
    down.remove(part);
  }

  /// From now on nothing goes wrong any more.
  void calm() {
    say("faults stop");
    mishaps = 0;
    journal.failures(0);
    down.clear();
    target.vacate();
    router.pace(cast.requestsPerSecond());
  }
}
