package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.OverrideCommit;
import dev.slipway.bot.repository.ProposalResult;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.repository.StopCommit;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.git.CommitOrder;
import dev.slipway.environments.git.CommitOrder.Trailer;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.git.Identity;
import dev.slipway.environments.git.Proposed;
import dev.slipway.environments.git.Pushed;
import java.util.List;
import java.util.Optional;

/// Reads and commits through a mirror of the real repository.
public final class JGitEnvironmentsRepository implements EnvironmentsRepository, AutoCloseable {
  private final GitRepository git;
  private volatile Snapshot newest = Snapshot.NONE;

  public JGitEnvironmentsRepository(GitRepository git) {
    this.git = git;
    try {
      newest = read();
    } catch (GitException _) {
      // Nothing was fetched yet: the first refresh brings it.
    }
  }

  @Override
  public Snapshot known() {
    return newest;
  }

  @Override
  public Snapshot refresh() throws UnavailableException {
    try {
      git.fetch();
      newest = read();
      return newest;
    } catch (GitException e) {
      throw unavailable(e);
    }
  }

  private Snapshot read() throws GitException {
    return new Snapshot(Optional.of(git.read()), git.roster(), git.onCall());
  }

  @Override
  public Optional<String> basis(Place place) throws UnavailableException {
    try {
      return Basis.of(place, git::file);
    } catch (GitException e) {
      throw unavailable(e);
    }
  }

  @Override
  public CommitResult commit(DeployCommit order) {
    FileRecipe recipe = new FileRecipe(new PutVersion(order));
    return commit(commitOrder(order, recipe), recipe);
  }

  @Override
  public ProposalResult propose(DeployCommit order) {
    FileRecipe recipe = new FileRecipe(new PutVersion(order));
    try {
      return switch (git.propose(commitOrder(order, recipe), order.request().branch())) {
        case Proposed.Waits _ -> new ProposalResult.Waits();
        case Proposed.Merged(String commit) ->
            new ProposalResult.Otherwise(new CommitResult.Pushed(commit));
        case Proposed.Nothing _ -> new ProposalResult.Otherwise(recipe.result());
      };
    } catch (GitException e) {
      return new ProposalResult.Otherwise(failed(e));
    }
  }

  @Override
  public Optional<String> merged(RequestId request) throws UnavailableException {
    try {
      return git.find(identity(request));
    } catch (GitException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void withdraw(RequestId request) throws UnavailableException {
    try {
      var _ = git.drop(identity(request), request.branch());
    } catch (GitException e) {
      throw unavailable(e);
    }
  }

  private static Trailer identity(RequestId request) {
    return new Trailer(DeployCommit.REQUEST, request.text());
  }

  @Override
  public CommitResult stop(StopCommit order) {
    FileRecipe recipe = new FileRecipe(new PutStop(order));
    CommitOrder commit =
        new CommitOrder(
            new Identity(order.author().name(), order.author().email()),
            StopSubject.of(order),
            "",
            new Trailer("Slipway-Stop", order.id()),
            List.of(),
            recipe);
    return commit(commit, recipe);
  }

  @Override
  public CommitResult override(OverrideCommit order) {
    FileRecipe recipe = new FileRecipe(new PutOverride(order));
    CommitOrder commit =
        new CommitOrder(
            new Identity(order.author().name(), order.author().email()),
            "Put %s on call in %s until %s"
                .formatted(order.standIn().person(), order.schedule(), order.standIn().until()),
            "",
            new Trailer("Slipway-Override", order.id()),
            List.of(),
            recipe);
    return commit(commit, recipe);
  }

  private CommitResult commit(CommitOrder order, FileRecipe recipe) {
    try {
      return switch (git.commit(order)) {
        case Pushed.Done(String commit, boolean _) -> new CommitResult.Pushed(commit);
        case Pushed.Nothing _ -> recipe.result();
      };
    } catch (GitException e) {
      return failed(e);
    }
  }

  private static CommitResult failed(GitException e) {
    String reason = String.valueOf(e.getMessage());
    return e.mayPass() ? new CommitResult.Unavailable(reason) : new CommitResult.Refused(reason);
  }

  private static CommitOrder commitOrder(DeployCommit order, FileRecipe recipe) {
    List<Trailer> trailers =
        order.trailers().stream().map(each -> new Trailer(each.key(), each.value())).toList();
    return new CommitOrder(
        new Identity(order.author().name(), order.author().email()),
        order.subject(),
        "",
        trailers.getFirst(),
        trailers.subList(1, trailers.size()),
        recipe);
  }

  private static UnavailableException unavailable(GitException e) {
    return new UnavailableException(String.valueOf(e.getMessage()), e);
  }

  @Override
  public void close() {
    git.close();
  }
}
