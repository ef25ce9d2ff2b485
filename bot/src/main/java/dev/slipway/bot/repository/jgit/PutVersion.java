package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Recipe;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the version and its digest into the environment's file, unless the repository holds
/// something else than what was approved.
final class PutVersion implements Recipe {
  private final DeployCommit order;
  private Optional<CommitResult> stopped = Optional.empty();

  PutVersion(DeployCommit order) {
    this.order = order;
  }

  /// Why nothing was committed; empty when the file says so already.
  Optional<CommitResult> stopped() {
    return stopped;
  }

  @Override
  public Proposal on(Head head) throws GitException {
    stopped = Optional.empty();
    Optional<String> basis = Basis.of(order.place(), head::file);
    Optional<Basis.Found> file = Basis.environmentFile(order.place().environment(), head::file);
    if (basis.isEmpty() || file.isEmpty()) {
      return stop(
          new CommitResult.Stale(
              "the environments repository no longer has a valid " + order.place()));
    }
    if (saysSoAlready(file.get())) {
      return new Proposal.Nothing("it says so already");
    }
    if (!basis.get().equals(order.basis())) {
      return stop(
          new CommitResult.Stale(
              "%s changed what Git says of %s".formatted(head.commit().author(), order.place())));
    }
    return switch (FileEditor.apply(file.get().path(), file.get().content(), edits())) {
      case Edited.Content edited -> new Proposal.Write(Map.of(file.get().path(), edited.text()));
      case Edited.Refused refused -> stop(new CommitResult.Refused(refused.problem().toString()));
    };
  }

  private boolean saysSoAlready(Basis.Found file) {
    return Basis.placement(order.place(), file)
        .filter(now -> now.version().text().equals(order.version()))
        .filter(
            now -> now.digest().isEmpty() || now.digest().map(Digest::text).equals(order.digest()))
        .isPresent();
  }

  private List<Edit> edits() {
    String service = order.place().service();
    return List.of(
        Edit.version(service, new Version(order.version())),
        order
            .digest()
            .map(digest -> Edit.digest(service, new Digest(digest)))
            .orElseGet(() -> Edit.withoutDigest(service)));
  }

  private Proposal stop(CommitResult result) {
    stopped = Optional.of(result);
    return new Proposal.Nothing("nothing is committed");
  }
}
