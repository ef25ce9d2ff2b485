package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Recipe;
import dev.slipway.environments.git.GitException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A commit that edits one file. It remembers why it edited nothing.
final class FileRecipe implements Recipe {
  private final Change change;
  private Optional<CommitResult> stopped = Optional.empty();

  FileRecipe(Change change) {
    this.change = change;
  }

  /// What a file is to say, decided anew at each head that the commit is tried on.
  interface Change {
    Step on(Head head) throws GitException;
  }

  /// What is to be done at one head.
  sealed interface Step {
    record Edits(Basis.Found file, List<Edit> edits) implements Step {}

    record SaidAlready() implements Step {}

    record Stopped(CommitResult why) implements Step {}

    static Step refused(String reason) {
      return new Stopped(new CommitResult.Refused(reason));
    }

    static Step stale(String reason) {
      return new Stopped(new CommitResult.Stale(reason));
    }
  }

  @Override
  public Proposal on(Head head) throws GitException {
    stopped = Optional.empty();
    return switch (change.on(head)) {
      case Step.SaidAlready _ -> new Proposal.Nothing("it says so already");
      case Step.Stopped(CommitResult why) -> stop(why);
      case Step.Edits(Basis.Found file, List<Edit> edits) ->
          switch (FileEditor.apply(file.path(), file.content(), edits)) {
            case Edited.Content edited -> new Proposal.Write(Map.of(file.path(), edited.text()));
            case Edited.Refused refused ->
                stop(new CommitResult.Refused(refused.problem().toString()));
          };
    };
  }

  private Proposal stop(CommitResult why) {
    stopped = Optional.of(why);
    return new Proposal.Nothing("nothing is committed");
  }

  /// Of a commit that was tried and wrote nothing.
  CommitResult result() {
    return stopped.orElseGet(CommitResult.Nothing::new);
  }
}
