package dev.slipway.bot.loop;

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
import dev.slipway.bot.slack.Slack;
import java.time.InstantSource;
import java.util.Optional;

/// The environments repository, with the members of Slack user groups in the teams that name them:
/// whoever reads it sees one team, wherever its members come from.
public final class RepositoryWithGroups implements EnvironmentsRepository {
  private final EnvironmentsRepository repository;
  private final UserGroups groups;
  private volatile Snapshot told = Snapshot.NONE;

  public RepositoryWithGroups(EnvironmentsRepository repository, Slack slack, InstantSource clock) {
    this.repository = repository;
    this.groups = new UserGroups(slack, clock);
  }

  /// What names a new group is told once Slack was asked for it: nobody is refused because that was
  /// yet to be done.
  @Override
  public Snapshot known() {
    Snapshot newest = repository.known();
    if (groups.wereAsked(newest.roster())) {
      told = newest;
    }
    return groups.in(told);
  }

  /// Slack is asked also while Git cannot be.
  @Override
  public Snapshot refresh() throws UnavailableException {
    try {
      var _ = repository.refresh();
    } finally {
      groups.refresh(repository.known().roster());
    }
    return known();
  }

  @Override
  public Optional<String> basis(Place place) throws UnavailableException {
    return repository.basis(place);
  }

  @Override
  public CommitResult commit(DeployCommit order) {
    return repository.commit(order);
  }

  @Override
  public ProposalResult propose(DeployCommit order) {
    return repository.propose(order);
  }

  @Override
  public Optional<String> merged(RequestId request) throws UnavailableException {
    return repository.merged(request);
  }

  @Override
  public void withdraw(RequestId request) throws UnavailableException {
    repository.withdraw(request);
  }

  @Override
  public CommitResult stop(StopCommit order) {
    return repository.stop(order);
  }

  @Override
  public CommitResult override(OverrideCommit order) {
    return repository.override(order);
  }
}
