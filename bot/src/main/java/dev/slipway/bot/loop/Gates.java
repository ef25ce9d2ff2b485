package dev.slipway.bot.loop;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.Quorum;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What of a plan is held back by gates, which an emergency passes, and what by anything else,
/// which nobody can lift.
final class Gates {
  private static final String APPROVAL = "approval";

  /// What stops a request at once instead of letting it wait.
  private static final Set<String> STOPPING = Set.of("lock", "freeze");

  private static final Set<String> ALL = Set.of(APPROVAL, "lock", "freeze", "promotion");

  private Gates() {}

  static Optional<BlockStatus> stop(PlanResponse plan) {
    return plan.blocks().stream().filter(block -> STOPPING.contains(block.kind())).findFirst();
  }

  /// The lock or freeze that will stop a service at a time, for people.
  static Optional<String> stopAt(EnvironmentDefinition rules, String service, Instant at) {
    return rules.locks().stream()
        .filter(lock -> lock.holds(service, at))
        .findFirst()
        .map(lock ->
            "it is locked then by " + lock.by() + ", until " + lock.until() + ": " + lock.reason())
        .or(() ->
            rules.freezes().stream()
                .filter(freeze -> freeze.holdsAt(at))
                .findFirst()
                .map(freeze ->
                    rules.name()
                        + " is frozen then, until "
                        + freeze.until()
                        + ": "
                        + freeze.reason()));
  }

  static boolean waitsForApproval(PlanResponse plan) {
    return plan.blocks().stream().anyMatch(block -> block.kind().equals(APPROVAL));
  }

  static boolean holdAny(PlanResponse plan) {
    return plan.blocks().stream().anyMatch(Gates::isOne);
  }

  private static boolean isOne(BlockStatus block) {
    return ALL.contains(block.kind());
  }

  /// A request that waits at every gate.
  static Plan heldBy(PlanResponse plan, String basis) {
    return plan(plan, basis, waits(plan, block -> !block.kind().equals(APPROVAL)), List.of());
  }

  /// A request that passes them all.
  ///
  /// @param quorum whom it would have needed
  static Plan passedBy(PlanResponse plan, String basis, Quorum quorum) {
    List<String> passed = new ArrayList<>();
    if (quorum.required() > 0) {
      String from = quorum.from().isEmpty() ? "" : " from " + String.join(", ", quorum.from());
      passed.add(quorum.required() + (quorum.required() == 1 ? " approval" : " approvals") + from);
    }
    plan.blocks().stream()
        .filter(block -> isOne(block) && !block.kind().equals(APPROVAL))
        .map(block -> block.reason() + " (" + block.endsWhen() + ")")
        .forEach(passed::add);
    return plan(plan, basis, waits(plan, block -> !isOne(block)), passed);
  }

  private static List<String> waits(PlanResponse plan, Predicate<BlockStatus> which) {
    return plan.blocks().stream().filter(which).map(BlockStatus::reason).toList();
  }

  private static Plan plan(
      PlanResponse plan, String basis, List<String> waits, List<String> passed) {
    boolean supersedes =
        plan.change() == PlanResponse.Change.SUPERSEDE
            || plan.change() == PlanResponse.Change.ROLLBACK;
    return new Plan(
        plan.candidate().hash().orElseThrow(),
        basis,
        plan.baseline().map(ReleaseStatus::version),
        plan.candidate().version(),
        plan.candidate().digest(),
        plan.strategy().orElse(""),
        plan.steps(),
        supersedes,
        Optional.empty(),
        waits,
        passed);
  }
}
