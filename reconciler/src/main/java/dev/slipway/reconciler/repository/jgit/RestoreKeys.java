package dev.slipway.reconciler.repository.jgit;

import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.git.Change;
import dev.slipway.environments.git.CommitOrder.Head;
import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Recipe;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.parse.RepositoryFiles;
import dev.slipway.environments.parse.WrittenEnvironment;
import dev.slipway.environments.yaml.Parsed;
import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackOrder;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Restores a service's version and digest, unless the file no longer says what was expected.
final class RestoreKeys implements Recipe {
  private final WriteBackOrder order;
  private final Optional<String> lastRead;
  private Optional<WriteBackResult> stopped = Optional.empty();

  RestoreKeys(WriteBackOrder order, Optional<String> lastRead) {
    this.order = order;
    this.lastRead = lastRead;
  }

  /// Why nothing was written.
  Optional<WriteBackResult> stopped() {
    return stopped;
  }

  @Override
  public Proposal on(Head head) throws GitException {
    for (String ending : List.of(".yaml", ".yml")) {
      String path = "environments/" + order.key().environment() + ending;
      Optional<byte[]> content = head.file(path);
      if (content.isPresent()) {
        return restore(head, path, content.get());
      }
    }
    return stop(new WriteBackResult.Overtaken(head.commit().author()));
  }

  private Proposal restore(Head head, String path, byte[] content) throws GitException {
    Parsed<WrittenEnvironment> parsed = RepositoryFiles.parseEnvironment(path, content);
    if (parsed.value().isEmpty()) {
      return stop(new WriteBackResult.NotWritten(parsed.problems().getFirst().toString(), true));
    }
    Placement now = parsed.value().get().definition().services().get(order.key().service());
    if (now == null || !new Keys(now.version(), now.digest()).equals(order.expected())) {
      return stop(new WriteBackResult.Overtaken(changedBy(head, path)));
    }
    String service = order.key().service();
    Keys wanted = order.restored();
    List<Edit> edits =
        List.of(
            Edit.version(service, wanted.version()),
            wanted
                .digest()
                .map(digest -> Edit.digest(service, digest))
                .orElseGet(() -> Edit.withoutDigest(service)));
    return switch (FileEditor.apply(path, content, edits)) {
      case Edited.Content edited -> new Proposal.Write(Map.of(path, edited.text()));
      case Edited.Refused refused ->
          stop(new WriteBackResult.NotWritten(refused.problem().toString(), false));
    };
  }

  private String changedBy(Head head, String path) throws GitException {
    Optional<Change> change =
        lastRead.isPresent() ? head.lastChange(path, lastRead.get()) : Optional.empty();
    return change.map(each -> each.commit().author()).orElseGet(() -> head.commit().author());
  }

  private Proposal stop(WriteBackResult result) {
    stopped = Optional.of(result);
    return new Proposal.Nothing("nothing is written back");
  }
}
