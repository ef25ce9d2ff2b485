package dev.slipway.bot.simulation;

import dev.slipway.bot.request.Place;

/// What happens in one seed, written before it begins.
final class Script {
  private final Scenery scenery;
  private final Driver driver;
  private final Crowd crowd;
  private final Fleet fleet;

  Script(Scenery scenery, Driver driver, Crowd crowd, Fleet fleet) {
    this.scenery = scenery;
    this.driver = driver;
    this.crowd = crowd;
    this.fleet = fleet;
  }

  /// @return how long it is, in milliseconds
  int write() {
    Draws draws = scenery.draws;
    int length = draws.between(10, 35) * 1_000;
    for (int i = draws.between(1, 5); i > 0; i--) {
      at(length, crowd::asks);
    }
    for (int i = draws.between(5, 30); i > 0; i--) {
      at(length, crowd::act);
    }
    for (int i = draws.chance(0.3) ? draws.between(2, 8) : 0; i > 0; i--) {
      at(length, crowd::stops);
    }
    for (int i = draws.between(0, 3); i > 0; i--) {
      at(length, this::push);
    }
    for (int i = draws.between(0, 3); i > 0; i--) {
      at(length, () -> driver.crash(draws.between(100, 15_000)));
    }
    for (int i = draws.between(0, 3); i > 0; i--) {
      at(length, this::outage);
    }
    if (draws.chance(0.08)) {
      at(length, fleet::forget);
    }
    return length;
  }

  private void at(int length, Runnable what) {
    scenery.agenda.in(scenery.draws.between(1, length), what);
  }

  /// Other people push: another version, or another configuration.
  private void push() {
    Place place = scenery.draws.pick(Scenery.PLACES);
    String author = "Linus Torvalds <linus@example.com>";
    if (scenery.draws.chance(0.5)) {
      String version = scenery.draws.pick(Scenery.VERSIONS);
      scenery.say("linus pushes %s to %s", version, place);
      Commits.put(scenery.repository, author, place, version);
    } else {
      int port = scenery.draws.between(3_000, 3_005);
      String text = Town.service(place.service(), port);
      scenery.say("linus pushes %s with port %d", place.service(), port);
      scenery.repository.push(author, Town.serviceFile(place.service()), text);
      Scenery.PLACES.stream()
          .filter(each -> each.service().equals(place.service()))
          .forEach(each -> scenery.reconciler.configure(each, text));
    }
  }

  private void outage() {
    int lasts = scenery.draws.between(500, 12_000);
    switch (scenery.draws.between(1, 3)) {
      case 1 -> outage("the reconciler", scenery.reconciler::away, lasts);
      case 2 -> outage("Git", scenery.repository::away, lasts);
      default -> outage("Slack", scenery.slack::away, lasts);
    }
  }

  private interface Part {
    void away(boolean now);
  }

  private void outage(String name, Part part, int lasts) {
    if (scenery.isCalm()) {
      return;
    }
    scenery.say("%s is away", name);
    part.away(true);
    scenery.agenda.in(lasts, () -> part.away(false));
  }
}
