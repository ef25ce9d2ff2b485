package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.OverrideCommit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.edit.OverrideEdits;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Recipe;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.parse.RepositoryFiles;
import java.util.Map;
import java.util.Optional;

/// Puts somebody who stands in into `oncall.yaml`.
final class PutOverride implements Recipe {
  private final OverrideCommit order;
  private Optional<CommitResult> stopped = Optional.empty();

  PutOverride(OverrideCommit order) {
    this.order = order;
  }

  /// Why nothing was committed; empty when the file says so already.
  Optional<CommitResult> stopped() {
    return stopped;
  }

  @Override
  public Proposal on(Head head) throws GitException {
    stopped = Optional.empty();
    Optional<Basis.Found> file = Basis.onCallFile(head::file);
    Optional<Schedule> schedule =
        file.flatMap(found -> RepositoryFiles.parseOnCall(found.path(), found.content()).value())
            .map(onCall -> onCall.schedules().get(order.schedule()));
    if (file.isEmpty() || schedule.isEmpty()) {
      return stop(
          "the environments repository has no valid oncall.yaml with the schedule "
              + order.schedule());
    }
    OverrideEdits edits = new OverrideEdits(schedule.get(), order.at());
    if (edits.says(order.standIn())) {
      return new Proposal.Nothing("it says so already");
    }
    return switch (FileEditor.apply(
        file.get().path(), file.get().content(), edits.put(order.standIn()))) {
      case Edited.Content edited -> new Proposal.Write(Map.of(file.get().path(), edited.text()));
      case Edited.Refused refused -> stop(refused.problem().toString());
    };
  }

  private Proposal stop(String reason) {
    stopped = Optional.of(new CommitResult.Refused(reason));
    return new Proposal.Nothing("nothing is committed");
  }
}
