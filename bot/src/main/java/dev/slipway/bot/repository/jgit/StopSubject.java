package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.StopChange;
import dev.slipway.bot.repository.StopCommit;
import java.util.Optional;

/// First lines of commits. Reasons stand in the file: what people write freely is kept out of a
/// message whose last lines are read.
final class StopSubject {
  private StopSubject() {}

  static String of(StopCommit order) {
    return switch (order.change()) {
      case StopChange.Locked(var lock, var _) ->
          "Lock " + target(lock.service(), order) + " until " + lock.until();
      case StopChange.Unlocked(var service, var _) -> "Unlock " + target(service, order);
      case StopChange.Frozen(var freeze) ->
          "Freeze " + order.environment() + " until " + freeze.until();
      case StopChange.Thawed _ -> "Lift the freeze of " + order.environment();
    };
  }

  private static String target(Optional<String> service, StopCommit order) {
    return service.map(name -> name + " in ").orElse("") + order.environment();
  }
}
