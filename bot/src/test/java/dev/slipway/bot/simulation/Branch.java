package dev.slipway.bot.simulation;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.ProposalResult;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.repository.StopCommit;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.util.HashMap;
import java.util.Map;
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
    Snapshot known = scenery.repository.known();
    return scenery.bug == Bug.REQUESTER_COUNTED ? lenient(known) : known;
  }

  private static Snapshot lenient(Snapshot known) {
    return new Snapshot(known.state().map(Branch::lenient), known.roster());
  }

  private static DesiredState lenient(DesiredState state) {
    Map<String, EnvironmentDefinition> rules = new HashMap<>();
    state.rules().forEach((name, rule) -> rules.put(name, lenient(rule)));
    return new DesiredState(state.head(), state.environments(), rules, state.problems());
  }

  private static EnvironmentDefinition lenient(EnvironmentDefinition rule) {
    Approvals strict = rule.approvals();
    return new EnvironmentDefinition(
        rule.name(),
        rule.aliases(),
        rule.target(),
        rule.promotesFrom(),
        new Approvals(
            strict.required(), strict.from(), true, strict.expireAfter(), strict.appliesTo()),
        rule.channels(),
        rule.freezes(),
        rule.whenFrozen(),
        rule.locks(),
        rule.strategy(),
        rule.commit(),
        rule.writeBack(),
        rule.removal(),
        rule.services());
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
    return scenery.repository.stop(order);
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
