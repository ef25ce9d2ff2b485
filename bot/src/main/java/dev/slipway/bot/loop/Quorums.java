package dev.slipway.bot.loop;

import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Quorum;
import java.util.Optional;

/// Whose agreement is needed, by an environment's rules as they are now.
final class Quorums {
  private Quorums() {}

  /// Empty where Git does not name the environment: then nothing may be deployed there.
  static Optional<Quorum> in(Snapshot snapshot, Place place) {
    return snapshot
        .rules(place.environment())
        .map(rules -> rules.approvals())
        .map(rule ->
            new Quorum(
                rule.required(),
                rule.from(),
                rule.onCall(),
                rule.byRequester(),
                rule.expireAfter()));
  }
}
