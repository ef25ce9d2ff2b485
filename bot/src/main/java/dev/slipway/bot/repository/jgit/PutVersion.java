package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.jgit.FileRecipe.Step;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import java.util.List;
import java.util.Optional;

/// Puts the version and its digest into the environment's file, unless the repository holds
/// something else than what was approved.
record PutVersion(DeployCommit order) implements FileRecipe.Change {
  @Override
  public Step on(Head head) throws GitException {
    Optional<String> basis = Basis.of(order.place(), head::file);
    Optional<Basis.Found> file = Basis.environmentFile(order.place().environment(), head::file);
    if (basis.isEmpty() || file.isEmpty()) {
      return Step.stale("the environments repository no longer has a valid " + order.place());
    }
    if (saysSoAlready(file.get())) {
      return new Step.SaidAlready();
    }
    if (!basis.get().equals(order.basis())) {
      return Step.stale(
          "%s changed what Git says of %s".formatted(head.commit().author(), order.place()));
    }
    return new Step.Edits(file.get(), edits());
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
}
