package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.StopChange;
import dev.slipway.bot.repository.StopCommit;
import dev.slipway.bot.repository.jgit.FileRecipe.Step;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.StopEdits;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.parse.RepositoryFiles;
import dev.slipway.environments.parse.WrittenEnvironment;
import java.util.List;
import java.util.Optional;

/// Puts a lock or a freeze into the environment's file or takes it out, unless the repository holds
/// other ones than were seen.
record PutStop(StopCommit order) implements FileRecipe.Change {
  @Override
  public Step on(Head head) throws GitException {
    Optional<Basis.Found> file = Basis.environmentFile(order.environment(), head::file);
    Optional<EnvironmentDefinition> now =
        file.flatMap(
                found -> RepositoryFiles.parseEnvironment(found.path(), found.content()).value())
            .map(WrittenEnvironment::definition);
    if (file.isEmpty() || now.isEmpty()) {
      return Step.refused(
          "the environments repository has no valid file of " + order.environment());
    }
    StopEdits edits = new StopEdits(now.get(), order.at());
    if (!isAsSeen(edits)) {
      return Step.stale(
          "%s changed what stops releases in %s"
              .formatted(head.commit().author(), order.environment()));
    }
    List<Edit> wanted = edits(edits);
    return wanted.isEmpty() ? new Step.SaidAlready() : new Step.Edits(file.get(), wanted);
  }

  private boolean isAsSeen(StopEdits edits) {
    return switch (order.change()) {
      case StopChange.Locked(var lock, var seen) -> edits.locks(lock.service()).equals(seen);
      case StopChange.Unlocked(var service, var seen) -> edits.locks(service).equals(seen);
      case StopChange.Frozen _ -> true;
      case StopChange.Thawed(var seen) -> edits.freezes().equals(seen);
    };
  }

  private List<Edit> edits(StopEdits edits) {
    return switch (order.change()) {
      case StopChange.Locked(var lock, var _) -> edits.lock(lock);
      case StopChange.Unlocked(var service, var seen) ->
          seen.isEmpty() ? List.of() : edits.unlock(service);
      case StopChange.Frozen(var freeze) -> edits.freeze(freeze);
      case StopChange.Thawed(var seen) -> seen.isEmpty() ? List.of() : edits.thaw();
    };
  }
}
