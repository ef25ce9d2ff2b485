package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.rollout.Origin;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides what Git's wish means for a service right now.
///
/// ```
/// found without a record?            block ADOPTION until a person releases it
/// recorded in a restored journal?    block RECOVERY until a person releases it
/// not resolved?                      block INFRASTRUCTURE | MOVED_VERSION | REJECTED
/// a rollout runs?
///   towards the wish                 go on
///   the wish is its baseline         tell it: back at once
///   the wish is something else       tell it: to 0 first; the next pass starts anew from the same baseline
/// serves already?                    nothing to do
/// rejected before?                   block REJECTED until retry or new content
/// a gate is closed?                  block
/// else                               start
/// ```
public final class Planner {
  private Planner() {}

  /// What to do about a service.
  public sealed interface Decision {
    /// Go on as before. Blocks say why the wish does not start.
    record Keep(List<Block> blocks) implements Decision {}

    record Start(Rollout rollout) implements Decision {}

    record Tell(Signal signal) implements Decision {}

    /// The wish has no artifact: reject it without a rollout.
    record Reject(String reason) implements Decision {}
  }

  /// @param baselineServes whether at least one instance of what serves is healthy
  public record Situation(Map<ServiceKey, Proof> proofs, boolean baselineServes, Instant now) {}

  public static Decision decide(ServiceRecord record, Wish wish, Situation situation) {
    if (record.recovery().isPresent()) {
      return keep(
          record.recovery().get().block(record.serving(), Optional.of(wish), situation.now()));
    }
    if (record.adopted()) {
      return keep(
          new Block(
              Block.Kind.ADOPTION,
              "it ran before this journal began; nothing is changed until a person agrees",
              "the operation release",
              situation.now()));
    }
    return switch (wish.resolution()) {
      case Resolution.Known(Release release) -> known(record, wish, release, situation);
      case Resolution.Missing(String reason) -> missing(record, wish, reason, situation.now());
      case Resolution.Moved(String reason) ->
          keep(
              new Block(
                  Block.Kind.MOVED_VERSION,
                  reason,
                  "a commit with another version or with the right digest",
                  situation.now()));
      case Resolution.Asking() -> new Decision.Keep(List.of());
      case Resolution.Waiting(String reason) ->
          keep(
              new Block(
                  Block.Kind.INFRASTRUCTURE,
                  reason,
                  "it ends by itself when it can be asked",
                  situation.now()));
    };
  }

  private static Decision known(
      ServiceRecord record, Wish wish, Release candidate, Situation situation) {
    if (record.running().isPresent()) {
      return running(record.running().get().rollout(), wish.desired(), candidate);
    }
    boolean serves =
        record.serving().isPresent()
            && record.serving().get().release().hash().equals(candidate.hash());
    if (serves) {
      return new Decision.Keep(List.of());
    }
    Optional<Rejection> rejection = record.rejection(candidate);
    if (rejection.isPresent()) {
      return keep(rejected(candidate.label(), rejection.get().sentence(), situation.now()));
    }
    List<Block> blocks =
        Gates.blocks(
            wish.rules(), candidate, record.consents(), situation.proofs(), situation.now());
    return blocks.isEmpty()
        ? new Decision.Start(rollout(record, wish.desired(), candidate, situation))
        : new Decision.Keep(blocks);
  }

  private static Decision running(Rollout rollout, DesiredService desired, Release candidate) {
    if (rollout.candidate().hash().equals(candidate.hash())
        || rollout.kind() == Rollout.Kind.RETURN) {
      return new Decision.Keep(List.of());
    }
    boolean back =
        rollout.baseline().isPresent() && rollout.baseline().get().hash().equals(candidate.hash());
    return new Decision.Tell(
        back
            ? new Signal.BaselineWanted(brief(desired.commit().id()))
            : new Signal.NewerWanted(candidate.label() + " in " + brief(desired.commit().id())));
  }

  private static Rollout rollout(
      ServiceRecord record, DesiredService desired, Release candidate, Situation situation) {
    Optional<Release> baseline = record.serving().map(Serving::release);
    boolean rescue = !situation.baselineServes() && desired.placement().replicas() > 0;
    Rollout.Kind kind =
        baseline.isEmpty()
            ? Rollout.Kind.FIRST
            : rescue ? Rollout.Kind.RESCUE : Rollout.Kind.NORMAL;
    return new Rollout(
        RolloutId.of(candidate, situation.now()),
        candidate,
        baseline,
        kind,
        desired.strategy(),
        desired.service().hooks(),
        new Origin(
            desired.commit().id(),
            desired.commit().author(),
            desired.commit().subject(),
            Requests.carriedOut(record, candidate.version()),
            Requests.skipped(record)),
        situation.now());
  }

  private static Decision missing(ServiceRecord record, Wish wish, String reason, Instant now) {
    if (record.running().isPresent()) {
      return new Decision.Keep(List.of());
    }
    Optional<Rejection> known =
        record.rejections().stream()
            .filter(rejection -> rejection.hash().isEmpty())
            .filter(rejection -> rejection.version().equals(wish.keys().version()))
            .findFirst();
    return known.isPresent()
        ? keep(rejected(wish.keys().version().text(), known.get().reason(), now))
        : new Decision.Reject(reason);
  }

  private static Block rejected(String what, String reason, Instant now) {
    return new Block(
        Block.Kind.REJECTED,
        what + " was taken back: " + reason,
        "the operation retry, or a commit with other content",
        now);
  }

  private static Decision keep(Block block) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(block);
    return new Decision.Keep(blocks);
  }

  private static String brief(String commit) {
    return commit.substring(0, Math.min(8, commit.length()));
  }
}
