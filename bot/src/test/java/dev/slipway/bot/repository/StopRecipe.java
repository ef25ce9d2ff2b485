package dev.slipway.bot.repository;

import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.StopEdits;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.util.List;
import java.util.Optional;

/// What a change of locks and freezes does to an environment's file.
final class StopRecipe {
  private StopRecipe() {}

  /// @return empty where the file has other ones than were seen
  static Optional<List<Edit>> edits(StopCommit order, EnvironmentDefinition rules) {
    StopEdits stop = new StopEdits(rules, order.at());
    boolean asSeen =
        switch (order.change()) {
          case StopChange.Locked(var lock, var seen) -> stop.locks(lock.service()).equals(seen);
          case StopChange.Unlocked(var service, var seen) -> stop.locks(service).equals(seen);
          case StopChange.Frozen _ -> true;
          case StopChange.Thawed(var seen) -> stop.freezes().equals(seen);
        };
    List<Edit> edits =
        switch (order.change()) {
          case StopChange.Locked(var lock, var _) -> stop.lock(lock);
          case StopChange.Unlocked(var service, var _) -> stop.unlock(service);
          case StopChange.Frozen(var freeze) -> stop.freeze(freeze);
          case StopChange.Thawed _ -> stop.thaw();
        };
    return asSeen ? Optional.of(edits) : Optional.empty();
  }
}
