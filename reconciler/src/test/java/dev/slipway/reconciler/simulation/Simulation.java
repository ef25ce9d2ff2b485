package dev.slipway.reconciler.simulation;

import java.util.List;
import java.util.Optional;

/// One seed, from the first commit until Git, history and reality agree.
///
/// ```
/// 1. the script runs: commits, orders, violence, outages, crashes; the courier loses and delays
/// 2. faults stop; a person ends what waits for one
/// 3. everything must settle in bounded virtual time
/// ```
///
/// The same seed plays the same: one source of chance, no clock, no threads.
final class Simulation {
  /// Backoff of a flapping instance included.
  private static final long PATIENCE = 240_000;

  private final long seed;
  private final Scenery scenery;
  private final Driver driver;
  private final Script script;
  private final EndRules end;

  private Simulation(long seed, Bug bug, int lines) {
    this.seed = seed;
    scenery = new Scenery(seed, bug, new Trace(lines));
    driver = new Driver(scenery);
    script = new Script(scenery, driver);
    end = new EndRules(scenery);
  }

  /// @param broken the rule, when one was
  /// @param trace the newest lines
  record Result(long seed, Bug bug, Optional<String> broken, String message, List<String> trace) {
    @Override
    public String toString() {
      return "seed %d with bug %s: %s%n%s"
          .formatted(seed, bug, message, String.join(System.lineSeparator(), trace));
    }
  }

  /// @param lines of the trace that are kept
  static Result run(long seed, Bug bug, int lines) {
    return new Simulation(seed, bug, lines).run(bug);
  }

  private Result run(Bug bug) {
    try {
      play();
      return new Result(seed, bug, Optional.empty(), "every rule held", scenery.trace.lines());
    } catch (BrokenRule broken) {
      scenery.say("BROKEN %s", String.valueOf(broken.getMessage()));
      return new Result(
          seed,
          bug,
          Optional.of(broken.rule()),
          String.valueOf(broken.getMessage()),
          scenery.trace.lines());
    }
  }

  private void play() {
    int length = script.write();
    while (scenery.agenda.now() < length) {
      scenery.agenda.step();
    }
    scenery.calm();
    assist();
    long limit = scenery.agenda.now() + PATIENCE;
    Optional<String> unsettled = Optional.of("nothing was looked at");
    while (unsettled.isPresent()) {
      long now = scenery.agenda.now();
      while (scenery.agenda.now() < now + 1_500) {
        scenery.agenda.step();
      }
      unsettled = driver.isAtRest() ? end.unsettled(scenery.journal.stored()) : Optional.of("busy");
      Rules.require(
          scenery.agenda.now() < limit,
          "8 Git, history and reality agree once faults stop",
          "%s",
          unsettled);
    }
  }

  private void assist() {
    scenery.agenda.in(
        4_000,
        () -> {
          script.assist();
          assist();
        });
  }
}
