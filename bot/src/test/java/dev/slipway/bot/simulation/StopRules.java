package dev.slipway.bot.simulation;

import static dev.slipway.bot.simulation.Rules.require;

import dev.slipway.bot.message.Takeover;
import dev.slipway.bot.repository.StopCommit;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Lock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What must always hold of locks and freezes, looked at when one arrives in the branch and when
/// somebody's agreement is recorded.
final class StopRules {
  static final String PERMITTED = "only who may lock changes locks and freezes";
  static final String TAKEN_OVER = "nobody's lock goes without a question, answered for that lock";
  static final String HELD = "nobody's agreement counts for what is locked or frozen";

  private final Scenery scenery;
  private final Set<List<String>> confirmed = new HashSet<>();

  StopRules(Scenery scenery) {
    this.scenery = scenery;
  }

  void goesOn(String person, Takeover takeover) {
    confirmed.add(List.of(person, takeover.owner()));
  }

  /// @return locks of an environment in the branch
  List<Lock> locks(String environment) {
    return scenery.repository.rules(environment).stream()
        .flatMap(rules -> rules.locks().stream())
        .toList();
  }

  /// A change of the bot's is in the branch.
  ///
  /// @param before the locks that were there
  void arrived(StopCommit order, List<Lock> before) {
    String person = order.author().id();
    scenery.say("%s of %s is committed: %s", order.id(), person, order.change());
    require(Town.DECIDING.contains(person), PERMITTED, "%s did %s", person, order.change());
    List<Lock> after = locks(order.environment());
    for (Lock lock : before) {
      boolean taken =
          !after.contains(lock)
              && scenery.now().isBefore(lock.until())
              && order.at().isBefore(lock.until());
      require(
          !taken || lock.by().equals(person) || confirmed.contains(List.of(person, lock.by())),
          TAKEN_OVER,
          "%s took the lock of %s away by %s",
          person,
          lock.by(),
          order.change());
    }
  }

  /// Held as far as the bot could know; of what is wanted later, as it will be then.
  void recorded(RequestState before, RequestState after) {
    if (after.given().size() > before.given().size()) {
      Place place = after.ask().place();
      Instant at = after.ask().due().filter(scenery.now()::isBefore).orElseGet(scenery::now);
      require(
          !isHeld(scenery.repository.known().rules(place.environment()), place, at),
          HELD,
          "an approval of %s counted",
          after.ask().id());
    }
  }

  /// Whether no rollout may begin there.
  boolean isHeld(Place place) {
    return isHeld(scenery.repository.rules(place.environment()), place, scenery.now());
  }

  private static boolean isHeld(Optional<EnvironmentDefinition> rules, Place place, Instant at) {
    return rules
        .filter(known ->
            known.locks().stream().anyMatch(lock -> lock.holds(place.service(), at))
                || known.freezes().stream().anyMatch(freeze -> freeze.holdsAt(at)))
        .isPresent();
  }
}
