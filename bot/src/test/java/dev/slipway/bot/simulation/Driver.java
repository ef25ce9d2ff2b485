package dev.slipway.bot.simulation;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.state.BackupStatus;
import dev.slipway.bot.forge.NoForge;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.loop.Desk;
import dev.slipway.bot.loop.DeskSettings;
import dev.slipway.bot.loop.Outcome;
import dev.slipway.bot.loop.Task;
import dev.slipway.bot.loop.Worker;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.source.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The life of the bot: pass, act, hear; now and then it dies and begins anew from the journal.
final class Driver {
  static final String TEAM = "T1";
  private static final int PAGE = 500;

  private static final BackupStatus FRESH =
      new BackupStatus(Optional.empty(), Duration.ZERO, Duration.ofHours(6), Optional.empty());

  private final Scenery scenery;
  private final Ledger ledger;
  private final Branch branch;
  private final Faults faults;
  private final Worker worker;
  private final List<Outcome> heard = new ArrayList<>();
  private Optional<Asked<EventPage>> page = Optional.empty();
  private Optional<Desk> desk = Optional.empty();
  private int life;
  private int turn;
  private boolean following;

  Driver(Scenery scenery, Ledger ledger) {
    this.scenery = scenery;
    this.ledger = ledger;
    this.branch = new Branch(scenery);
    this.faults = new Faults(scenery);
    this.worker =
        new Worker(
            new Worker.Parts(
                faults, branch, new NoForge(), Sources.NONE, new Wire(scenery), () -> FRESH));
  }

  void begin() {
    scenery.say("the bot starts");
    life++;
    desk = Optional.of(new Desk(ledger, DeskSettings.of(TEAM), scenery.now()));
    following = false;
    fetch(life);
    passIn(1);
  }

  /// kill -9, and a start after a while.
  void crash(int downtime) {
    scenery.say("the bot is killed");
    desk = Optional.empty();
    heard.clear();
    page = Optional.empty();
    life++;
    int mine = life;
    scenery.agenda.in(
        downtime,
        () -> {
          if (mine == life) {
            begin();
          }
        });
  }

  boolean isAlive() {
    return desk.isPresent();
  }

  boolean isAtRest() {
    return isAlive() && heard.isEmpty();
  }

  /// Something was received.
  void hint() {
    passIn(scenery.draws.between(1, 60));
  }

  private void fetch(int mine) {
    scenery.agenda.in(
        scenery.draws.between(500, 4_000),
        () -> {
          if (mine == life) {
            try {
              branch.refresh();
            } catch (UnavailableException _) {
              scenery.say("Git does not answer");
            }
            fetch(mine);
          }
        });
  }

  /// The next page, after the one before was recorded.
  private void relay(EventCursor cursor, int mine) {
    scenery.agenda.in(
        scenery.draws.between(20, 1_500),
        () -> {
          if (mine != life) {
            return;
          }
          Asked<EventPage> answer = faults.events(cursor, PAGE, Duration.ZERO);
          if (!(answer instanceof Asked.Known || answer instanceof Asked.Gone)) {
            relay(cursor, mine);
            return;
          }
          scenery.agenda.in(
              scenery.draws.between(1, 300),
              () -> {
                if (mine == life) {
                  page = Optional.of(answer);
                  passIn(1);
                }
              });
        });
  }

  /// The next pass comes then, and not when it was to come before.
  private void passIn(long millis) {
    turn++;
    int mine = turn;
    scenery.agenda.in(
        millis,
        () -> {
          if (mine == turn) {
            desk.ifPresent(this::pass);
          }
        });
  }

  private void pass(Desk living) {
    try {
      Desk.Pass pass =
          living.pass(new Desk.Input(clock(), branch.known(), ledger.received(200), heard, page));
      boolean read = page.isPresent();
      heard.clear();
      page = Optional.empty();
      if (scenery.mishap(0.005)) {
        crash(scenery.draws.between(200, 8_000));
        return;
      }
      pass.tasks().forEach(task -> launch(task, life));
      if (read || (!following && branch.known().state().isPresent())) {
        following = true;
        relay(living.cursor(), life);
      }
      passIn(pass.next().map(this::until).orElse(10_000L));
    } catch (JournalException _) {
      passIn(1_000);
    }
  }

  private Instant clock() {
    return scenery.bug == Bug.CLOCK_AHEAD
        ? scenery.now().plus(Duration.ofMinutes(5))
        : scenery.now();
  }

  private long until(Instant next) {
    return Math.clamp(Duration.between(scenery.now(), next).toMillis(), 1, 10_000);
  }

  private void launch(Task task, int mine) {
    scenery.agenda.in(
        scenery.draws.between(2, 700),
        () -> {
          if (mine == life) {
            Outcome outcome =
                scenery.mishap(0.01) ? new Outcome.Broken(task) : worker.carryOut(task);
            scenery.agenda.in(scenery.draws.between(1, 500), () -> hear(outcome, mine));
          }
        });
  }

  private void hear(Outcome outcome, int mine) {
    if (mine == life) {
      heard.add(outcome);
      passIn(scenery.draws.between(1, 40));
    }
  }
}
