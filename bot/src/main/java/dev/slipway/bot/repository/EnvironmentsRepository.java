package dev.slipway.bot.repository;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import java.util.Optional;

/// The environments repository. May be called from several threads.
public interface EnvironmentsRepository {
  /// As it was last read; asks nobody.
  Snapshot known();

  /// Asks the remote and reads what is new; blocks.
  ///
  /// @throws UnavailableException when it cannot be asked; what is known stays
  Snapshot refresh() throws UnavailableException;

  /// Of which content a plan for a place is made: the service's file and what the environment's
  /// file says of its version. Another text means that something else would be deployed. Empty when
  /// Git does not name the place.
  Optional<String> basis(Place place) throws UnavailableException;

  /// Commits and pushes; blocks. May be called again with the same order after any outcome: what
  /// arrived is found by its trailer and not made twice.
  CommitResult commit(DeployCommit order);

  /// Pushes the commit as a branch of its own (see [RequestId#branch]), from which people merge it;
  /// as [#commit(DeployCommit)] in everything else.
  ProposalResult propose(DeployCommit order);

  /// The commit by which a request came into the branch, as it was last read; found by its trailer.
  Optional<String> merged(RequestId request) throws UnavailableException;

  /// Takes a request's branch away; one on which people put commits stays. May be called again.
  void withdraw(RequestId request) throws UnavailableException;

  /// Commits and pushes what changes about locks and freezes; as [#commit(DeployCommit)]. Stale
  /// where the repository has other ones than were seen.
  CommitResult stop(StopCommit order);

  /// Commits and pushes who stands in on call; as [#commit(DeployCommit)]. Never stale.
  CommitResult override(OverrideCommit order);
}
