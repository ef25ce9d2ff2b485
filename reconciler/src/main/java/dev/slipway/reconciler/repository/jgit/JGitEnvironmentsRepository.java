package dev.slipway.reconciler.repository.jgit;

import dev.slipway.environments.git.CommitOrder;
import dev.slipway.environments.git.CommitOrder.Trailer;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.git.Identity;
import dev.slipway.environments.git.Pushed;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import java.util.List;
import java.util.Optional;

/// Reads and writes back through a mirror of the real repository.
public final class JGitEnvironmentsRepository implements EnvironmentsRepository {
  private final GitRepository git;
  private final Identity author;
  private volatile Optional<String> lastRead = Optional.empty();

  /// @param author whose name write-backs bear
  public JGitEnvironmentsRepository(GitRepository git, Identity author) {
    this.git = git;
    this.author = author;
  }

  @Override
  public DesiredState fetch() throws UnavailableException {
    try {
      git.fetch();
      DesiredState state = git.read();
      lastRead = Optional.of(state.head().id());
      return state;
    } catch (GitException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Optional<DesiredState> known() {
    try {
      return Optional.of(git.read());
    } catch (GitException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> lastChange(String path, String since) throws UnavailableException {
    try {
      return git.lastChange(path, since)
          .map(change ->
              "%s:%d by %s in %s"
                  .formatted(
                      change.path(),
                      change.line(),
                      change.commit().author(),
                      change.commit().id().substring(0, 8)));
    } catch (GitException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public WriteBackResult writeBack(WriteBackOrder order) {
    RestoreKeys recipe = new RestoreKeys(order, lastRead);
    CommitOrder commit =
        new CommitOrder(
            author,
            "Put " + order.key() + " back to " + order.restored().version(),
            "",
            new Trailer("Slipway-Rollout", order.rollout()),
            List.of(new Trailer("Slipway-Reason", reason(order))),
            recipe);
    try {
      return switch (git.commit(commit)) {
        case Pushed.Done(String id, boolean _) -> new WriteBackResult.Written(id);
        case Pushed.Nothing(String why) ->
            recipe.stopped().orElseGet(() -> new WriteBackResult.NotWritten(why, false));
      };
    } catch (GitException e) {
      return new WriteBackResult.NotWritten(String.valueOf(e.getMessage()), e.mayPass());
    }
  }

  private static String reason(WriteBackOrder order) {
    return order.reason().isBlank() ? "rolled back" : order.reason();
  }
}
