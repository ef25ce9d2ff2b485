package dev.slipway.bot.simulation;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.OverrideCommit;
import dev.slipway.bot.repository.ProposalResult;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.repository.StopChange;
import dev.slipway.bot.repository.StopCommit;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.language.Lock;
import java.util.List;
import java.util.Optional;

/// The way to Git: pushes are lost on it, and so are their answers.
final class Branch implements EnvironmentsRepository {
  private static final double LOST = 0.1;

  private final Scenery scenery;

  Branch(Scenery scenery) {
    this.scenery = scenery;
    if (scenery.bug == Bug.TRAILER_IGNORED) {
      scenery.repository.forgetTrailers();
    }
  }

  @Override
  public Snapshot known() {
    return Lenient.known(scenery.repository.known(), scenery.bug);
  }

  @Override
  public Snapshot refresh() throws UnavailableException {
    lose();
    return scenery.repository.refresh();
  }

  private void lose() throws UnavailableException {
    if (scenery.mishap(LOST)) {
      throw new UnavailableException("Git does not answer", new IllegalStateException("planned"));
    }
  }

  @Override
  public Optional<String> basis(Place place) throws UnavailableException {
    lose();
    return scenery.repository.basis(place);
  }

  @Override
  public CommitResult commit(DeployCommit order) {
    if (scenery.mishap(LOST)) {
      return new CommitResult.Unavailable("the push was lost");
    }
    if (scenery.mishap(LOST)) {
      scenery.repository.loseNextAnswer();
    }
    int before = scenery.repository.commits().size();
    CommitResult result = scenery.repository.commit(order(order));
    if (scenery.repository.commits().size() > before) {
      scenery.rules.committed(order);
    }
    return result;
  }

  @Override
  public ProposalResult propose(DeployCommit order) {
    return scenery.repository.propose(order);
  }

  @Override
  public Optional<String> merged(RequestId request) throws UnavailableException {
    return scenery.repository.merged(request);
  }

  @Override
  public void withdraw(RequestId request) throws UnavailableException {
    scenery.repository.withdraw(request);
  }

  @Override
  public CommitResult stop(StopCommit order) {
    if (scenery.mishap(LOST)) {
      return new CommitResult.Unavailable("the push was lost");
    }
    if (scenery.mishap(LOST)) {
      scenery.repository.loseNextAnswer();
    }
    List<Lock> before = scenery.rules.stops.locks(order.environment());
    int commits = scenery.repository.commits().size();
    CommitResult result = scenery.repository.stop(unseen(order));
    if (scenery.repository.commits().size() > commits) {
      scenery.rules.stops.arrived(order, before);
    }
    return result;
  }

  @Override
  public CommitResult override(OverrideCommit order) {
    return scenery.mishap(LOST)
        ? new CommitResult.Unavailable("the push was lost")
        : scenery.repository.override(order);
  }

  /// What is taken away is what is there, whatever was seen.
  private StopCommit unseen(StopCommit order) {
    if (scenery.bug != Bug.SEEN_IGNORED) {
      return order;
    }
    return new StopCommit(
        order.id(),
        order.author(),
        order.environment(),
        switch (order.change()) {
          case StopChange.Locked(Lock lock, var _) ->
              new StopChange.Locked(lock, there(order, lock.service()));
          case StopChange.Unlocked(var service, var _) ->
              new StopChange.Unlocked(service, there(order, service));
          case StopChange.Frozen _, StopChange.Thawed _ -> order.change();
        },
        order.at());
  }

  private List<Lock> there(StopCommit order, Optional<String> service) {
    return scenery.rules.stops.locks(order.environment()).stream()
        .filter(lock -> lock.service().equals(service) && order.at().isBefore(lock.until()))
        .toList();
  }

  private DeployCommit order(DeployCommit order) {
    if (scenery.bug != Bug.BASIS_IGNORED) {
      return order;
    }
    try {
      return new DeployCommit(
          order.request(),
          order.author(),
          order.approvers(),
          order.place(),
          order.version(),
          order.digest(),
          scenery.repository.basis(order.place()).orElseThrow());
    } catch (UnavailableException _) {
      return order;
    }
  }
}
