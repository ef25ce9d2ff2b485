package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.StopChange;
import dev.slipway.bot.repository.StopCommit;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.edit.StopEdits;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Recipe;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.parse.RepositoryFiles;
import dev.slipway.environments.parse.WrittenEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a lock or a freeze into the environment's file or takes it out, unless the repository holds
/// other ones than were seen.
final class PutStop implements Recipe {
  private final StopCommit order;
  private Optional<CommitResult> stopped = Optional.empty();

  PutStop(StopCommit order) {
    this.order = order;
  }

  /// Why nothing was committed; empty when the file says so already.
  Optional<CommitResult> stopped() {
    return stopped;
  }

  @Override
  public Proposal on(Head head) throws GitException {
    stopped = Optional.empty();
    Optional<Basis.Found> file = Basis.environmentFile(order.environment(), head::file);
    Optional<EnvironmentDefinition> now =
        file.flatMap(
                found -> RepositoryFiles.parseEnvironment(found.path(), found.content()).value())
            .map(WrittenEnvironment::definition);
    if (file.isEmpty() || now.isEmpty()) {
      return stop(
          new CommitResult.Refused(
              "the environments repository has no valid file of " + order.environment()));
    }
    StopEdits edits = new StopEdits(now.get(), order.at());
    if (!isAsSeen(edits)) {
      return stop(
          new CommitResult.Stale(
              "%s changed what stops releases in %s"
                  .formatted(head.commit().author(), order.environment())));
    }
    List<Edit> wanted = edits(edits);
    if (wanted.isEmpty()) {
      return new Proposal.Nothing("it says so already");
    }
    return switch (FileEditor.apply(file.get().path(), file.get().content(), wanted)) {
      case Edited.Content edited -> new Proposal.Write(Map.of(file.get().path(), edited.text()));
      case Edited.Refused refused -> stop(new CommitResult.Refused(refused.problem().toString()));
    };
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

  private Proposal stop(CommitResult result) {
    stopped = Optional.of(result);
    return new Proposal.Nothing("nothing is committed");
  }
}
