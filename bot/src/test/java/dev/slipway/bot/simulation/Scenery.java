package dev.slipway.bot.simulation;

import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.reconciler.MemoryReconciler;
import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.slack.memory.MemorySlack;
import java.time.Instant;
import java.util.List;

/// All there is besides the bot, in one virtual time.
final class Scenery {
  static final List<String> VERSIONS = List.of("1.5.0", "1.5.1", "1.6.0-bad", "1.6.1", "1.7.0-bad");
  static final List<Place> PLACES =
      List.of(
          new Place("staging", "frontend"),
          new Place("production", "frontend"),
          new Place("production", "backend"));
  private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

  final Bug bug;
  final Draws draws;
  final Agenda agenda = new Agenda();
  final Trace trace;
  final MemoryJournal journal = new MemoryJournal();
  final MemoryReconciler reconciler = new MemoryReconciler(this::now);
  final MemoryEnvironmentsRepository repository = Town.repository();
  final MemorySlack slack = new MemorySlack(this::now);
  final Rules rules;
  private boolean calm;

  Scenery(long seed, Bug bug, Trace trace) {
    this.bug = bug;
    this.draws = new Draws(seed);
    this.trace = trace;
    this.rules = new Rules(this);
    PLACES.forEach(
        place -> reconciler.configure(place, repository.text(Town.serviceFile(place.service()))));
  }

  Instant now() {
    return START.plusMillis(agenda.now());
  }

  /// Faults stop.
  void calm() {
    say("faults stop");
    calm = true;
    reconciler.away(false);
    repository.away(false);
    slack.away(false);
  }

  boolean isCalm() {
    return calm;
  }

  /// Whether something goes wrong now.
  boolean mishap(double share) {
    return !calm && draws.chance(share);
  }

  void say(String what, Object... details) {
    trace.say(agenda.now(), what, details);
  }
}
