package dev.slipway.reconciler.http;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.operation.PlanResponse.Change;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.loop.Plans;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Planner.Decision;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.rollout.Signal;
import java.util.List;
import java.util.Optional;

/// Plans in the contract's words. Pure.
final class PlanResponses {
  private PlanResponses() {}

  /// @throws Refusal 404 when there is no such version
  static PlanResponse of(Plans.Plan plan) {
    if (plan.decision() instanceof Decision.Reject(String reason)) {
      throw Refusal.notFound("no-version", reason);
    }
    ServiceRecord record = plan.record();
    Change change = change(plan);
    List<BlockStatus> blocks =
        plan.decision() instanceof Decision.Keep(List<Block> found)
            ? found.stream().map(block -> Statuses.block(block, Optional.empty())).toList()
            : List.of();
    Strategy strategy = plan.desired().strategy();
    boolean moves = change != Change.NONE && change != Change.REJECTED;
    boolean climbs = change == Change.ROLLOUT || change == Change.SUPERSEDE;
    return new PlanResponse(
        record.key().environment(),
        record.key().service(),
        record.stateVersion(),
        change,
        Statuses.serves(record).map(release -> RolloutStatuses.release(release, record)),
        candidate(plan),
        moves ? Optional.of(Phrases.strategy(strategy)) : Optional.empty(),
        climbs ? strategy.steps().stream().map(Phrases::step).toList() : List.of(),
        message(plan, change),
        blocks);
  }

  private static Change change(Plans.Plan plan) {
    return switch (plan.decision()) {
      case Decision.Start _ -> started(plan.record());
      case Decision.Tell(Signal.BaselineWanted _) -> Change.ROLLBACK;
      case Decision.Tell _ -> Change.SUPERSEDE;
      case Decision.Reject _ -> Change.REJECTED;
      case Decision.Keep(List<Block> blocks) -> kept(plan, blocks);
    };
  }

  private static Change kept(Plans.Plan plan, List<Block> blocks) {
    if (blocks.stream().anyMatch(block -> block.kind() == Block.Kind.REJECTED)) {
      return Change.REJECTED;
    }
    return blocks.isEmpty() || runs(plan) ? Change.NONE : started(plan.record());
  }

  private static boolean runs(Plans.Plan plan) {
    Optional<Release> serving = plan.record().serving().map(Serving::release);
    return plan.candidate().isPresent()
        && serving.isPresent()
        && serving.get().hash().equals(plan.candidate().get().hash());
  }

  private static Change started(ServiceRecord record) {
    return record.serving().isEmpty() ? Change.FIRST_RELEASE : Change.ROLLOUT;
  }

  private static ReleaseStatus candidate(Plans.Plan plan) {
    return plan.candidate()
        .map(release -> RolloutStatuses.release(release, plan.record()))
        .orElseGet(() ->
            new ReleaseStatus(
                plan.desired().placement().version().text(),
                plan.desired().placement().digest().map(Digest::text),
                Optional.empty(),
                false,
                Optional.empty()));
  }

  private static String message(Plans.Plan plan, Change change) {
    String label =
        plan.candidate().map(Release::label).orElse(plan.desired().placement().version().text());
    return switch (change) {
      case NONE -> nothing(plan, label);
      case FIRST_RELEASE -> label + " goes straight to 100 % once healthy and checked";
      case ROLLOUT -> label + " takes the place of " + serving(plan);
      case SUPERSEDE -> label + " takes the place of the rollout under way";
      case ROLLBACK -> "the rollout under way goes back to " + label;
      case REJECTED -> label + " was taken back before: it needs a retry";
      case UNKNOWN -> label;
    };
  }

  private static String nothing(Plans.Plan plan, String label) {
    if (plan.record().running().isEmpty()) {
      return label + " serves already";
    }
    Release candidate = plan.record().running().get().rollout().candidate();
    boolean same =
        plan.candidate().map(release -> release.hash().equals(candidate.hash())).orElse(false);
    return same
        ? label + " is being rolled out already"
        : label + " waits until the way back to " + candidate.label() + " is over";
  }

  private static String serving(Plans.Plan plan) {
    return plan.record().serving().map(now -> now.release().label()).orElse("nothing");
  }
}
