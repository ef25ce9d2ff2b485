package dev.slipway.bot.simulation;

import dev.slipway.bot.request.Place;
import java.util.List;

/// Commands that people type beside plain requests and orders: locks and freezes, decisions by id,
/// what was proven, several at once, and questions.
final class Typist {
  private static final List<String> ENVIRONMENTS = List.of("staging", "production");

  private final Scenery scenery;

  Typist(Scenery scenery) {
    this.scenery = scenery;
  }

  private <T> T pick(List<T> choices) {
    return scenery.draws.pick(choices);
  }

  /// A lock or a freeze, or the end of one.
  ///
  /// @param number of the act, in the reason
  String stop(int number) {
    // Mostly about the same, so that it is somebody's already.
    Place place = scenery.draws.chance(0.7) ? Scenery.PLACES.getFirst() : pick(Scenery.PLACES);
    String target =
        scenery.draws.chance(0.8)
            ? place.service() + " " + place.environment()
            : place.environment();
    return switch (scenery.draws.between(1, 6)) {
      case 1, 2, 3 -> "lock " + target + " for 1m stop-" + number;
      case 4 -> "unlock " + target;
      case 5 -> "freeze " + place.environment() + " for 1m stop-" + number;
      default -> "unfreeze " + place.environment();
    };
  }

  /// What asks for a version because it was proven, or for two services at once.
  String proven() {
    String version = pick(Scenery.VERSIONS);
    return switch (scenery.draws.between(1, 3)) {
      case 1 -> "promote frontend staging production";
      case 2 -> "rollback frontend " + pick(ENVIRONMENTS) + " to " + version;
      default -> "frontend,backend production " + version;
    };
  }

  /// What changes nothing.
  String question() {
    Place place = pick(Scenery.PLACES);
    String target = place.service() + " " + place.environment();
    return pick(
        List.of(
            "status " + target,
            "history " + target,
            "plan " + target + " " + pick(Scenery.VERSIONS),
            "diff staging production",
            "who " + place.environment(),
            "locks"));
  }
}
