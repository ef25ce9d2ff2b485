package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.OverrideCommit;
import dev.slipway.bot.repository.jgit.FileRecipe.Step;
import dev.slipway.environments.edit.OverrideEdits;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.parse.RepositoryFiles;
import java.util.Optional;

/// Puts somebody who stands in into `oncall.yaml`.
record PutOverride(OverrideCommit order) implements FileRecipe.Change {
  @Override
  public Step on(Head head) throws GitException {
    Optional<Basis.Found> file = Basis.onCallFile(head::file);
    Optional<Schedule> schedule =
        file.flatMap(found -> RepositoryFiles.parseOnCall(found.path(), found.content()).value())
            .map(onCall -> onCall.schedules().get(order.schedule()));
    if (file.isEmpty() || schedule.isEmpty()) {
      return Step.refused(
          "the environments repository has no valid oncall.yaml with the schedule "
              + order.schedule());
    }
    OverrideEdits edits = new OverrideEdits(schedule.get(), order.at());
    return edits.says(order.standIn())
        ? new Step.SaidAlready()
        : new Step.Edits(file.get(), edits.put(order.standIn()));
  }
}
