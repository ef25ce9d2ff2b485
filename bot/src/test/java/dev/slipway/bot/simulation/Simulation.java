package dev.slipway.bot.simulation;

import java.util.List;
import java.util.Optional;

/// One seed, from the first command until every request has ended and everybody knows.
///
/// ```
/// 1. the script runs: people, pushes, outages, crashes; what is sent is lost, late and twice
/// 2. faults stop
/// 3. everything must settle in bounded virtual time
/// ```
///
/// The same seed plays the same: one source of chance, no clock, no threads.
final class Simulation {
  /// An approval's expiry, and the longest pause between two tries.
  private static final long PATIENCE = 300_000;

  private final long seed;
  private final Bug bug;
  private final Scenery scenery;
  private final Driver driver;
  private final Fleet fleet;
  private final Mail mail;
  private final Script script;
  private final EndRules end;

  private Simulation(long seed, Bug bug, int lines) {
    this.seed = seed;
    this.bug = bug;
    scenery = new Scenery(seed, bug, new Trace(lines));
    Ledger ledger = new Ledger(scenery);
    driver = new Driver(scenery, ledger);
    fleet = new Fleet(scenery);
    mail = new Mail(scenery, driver, ledger);
    script = new Script(scenery, driver, new Crowd(scenery, driver), fleet);
    end = new EndRules(scenery, fleet, mail, driver);
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
    return new Simulation(seed, bug, lines).run();
  }

  private Result run() {
    try {
      play();
      return new Result(seed, bug, Optional.empty(), "every rule held", scenery.trace.lines());
    } catch (BrokenRule broken) {
      scenery.say("BROKEN");
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
    fleet.begin();
    mail.begin();
    driver.begin();
    while (scenery.agenda.now() < length) {
      step();
    }
    scenery.calm();
    long limit = scenery.agenda.now() + PATIENCE;
    Optional<String> unsettled = Optional.of("nothing was looked at");
    while (unsettled.isPresent()) {
      long now = scenery.agenda.now();
      while (scenery.agenda.now() < now + 2_000) {
        step();
      }
      unsettled = end.unsettled();
      Rules.require(scenery.agenda.now() < limit, Rules.SETTLES, "%s", unsettled);
    }
    end.check();
  }

  private void step() {
    scenery.agenda.step();
    scenery.rules.look();
  }
}
