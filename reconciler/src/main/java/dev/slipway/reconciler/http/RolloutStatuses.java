package dev.slipway.reconciler.http;

import dev.slipway.api.state.EndStatus;
import dev.slipway.api.state.FindingStatus;
import dev.slipway.api.state.HoldStatus;
import dev.slipway.api.state.OriginStatus;
import dev.slipway.api.state.PauseStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.environments.language.Hold;
import dev.slipway.reconciler.analysis.Finding;
import dev.slipway.reconciler.analysis.Judgement;
import dev.slipway.reconciler.analysis.Verdict;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Rollouts in the contract's words. Pure.
final class RolloutStatuses {
  private RolloutStatuses() {}

  /// What is known of a rollout.
  ///
  /// @param record of its service
  /// @param weight the candidate's share as read back
  /// @param judgement what the analysis says now; empty where nothing is judged
  /// @param since when it came to its stage, where that is known
  record Known(
      Rollout rollout,
      RolloutState state,
      ServiceRecord record,
      int weight,
      Optional<Judgement> judgement,
      Optional<Instant> since,
      Optional<Instant> ended) {}

  static RolloutSummary summary(Known known) {
    Rollout rollout = known.rollout();
    return new RolloutSummary(
        rollout.id().text(),
        Phrases.strategy(rollout.strategy()),
        RolloutPhases.phase(known.state()),
        baseline(known),
        release(rollout.candidate(), known.record()),
        RolloutPhases.step(rollout, known.state()),
        steps(rollout),
        known.weight(),
        RolloutPhases.waitingFor(rollout, known.state()),
        known.since().orElse(rollout.startedAt()));
  }

  static RolloutStatus status(Known known) {
    Rollout rollout = known.rollout();
    return new RolloutStatus(
        rollout.id().text(),
        rollout.key().environment(),
        rollout.key().service(),
        known.record().stateVersion(),
        Phrases.strategy(rollout.strategy()),
        baseline(known),
        release(rollout.candidate(), known.record()),
        new OriginStatus(
            rollout.origin().commit(),
            rollout.origin().author(),
            rollout.origin().subject(),
            rollout.origin().requests()),
        RolloutPhases.phase(known.state()),
        RolloutPhases.step(rollout, known.state()),
        steps(rollout),
        known.weight(),
        hold(known),
        known.judgement().map(Judgement::findings).orElse(List.of()).stream()
            .map(RolloutStatuses::finding)
            .toList(),
        RolloutPhases.waitingFor(rollout, known.state()),
        pause(known),
        end(known),
        rollout.startedAt(),
        known.ended());
  }

  /// The candidate's share as the router was read back.
  ///
  /// @param plan what the router follows; empty where nothing is routed
  static int weight(Rollout rollout, Optional<RoutePlan> plan) {
    return plan.map(known -> known.share(rollout.candidate().hash()).percent()).orElse(0);
  }

  static FindingStatus finding(Finding finding) {
    return new FindingStatus(
        finding.criterion(),
        finding.value(),
        finding.limit(),
        finding.baseline(),
        finding.answers(),
        finding.within());
  }

  /// A release as the service's record knows it.
  static ReleaseStatus release(Release release, ServiceRecord record) {
    Optional<Serving> serving = record.serving().filter(known -> is(known, release));
    boolean proven =
        serving.map(Serving::proven).orElse(false)
            || record.lastProven().map(known -> is(known, release)).orElse(false);
    return new ReleaseStatus(
        release.version().text(),
        Optional.of(release.digest().text()),
        Optional.of(release.hash().hex()),
        proven,
        serving.map(Serving::since));
  }

  private static boolean is(Serving serving, Release release) {
    return serving.release().hash().equals(release.hash());
  }

  private static Optional<ReleaseStatus> baseline(Known known) {
    return known.rollout().baseline().map(release -> release(release, known.record()));
  }

  private static int steps(Rollout rollout) {
    return rollout.climbs() ? rollout.strategy().steps().size() : 0;
  }

  private static Optional<HoldStatus> hold(Known known) {
    return switch (known.state()) {
      case RolloutState.Holding holding -> Optional.of(hold(known, holding));
      case RolloutState.Paused(RolloutState.Holding holding, _, _) ->
          Optional.of(hold(known, holding));
      default -> Optional.empty();
    };
  }

  private static HoldStatus hold(Known known, RolloutState.Holding holding) {
    Optional<Duration> wanted =
        switch (known.rollout().strategy().steps().get(holding.step()).hold()) {
          case Hold.Timed(Duration duration) -> Optional.of(duration);
          case Hold.Manual() -> Optional.empty();
        };
    Duration longest =
        wanted
            .filter(hold -> hold.compareTo(known.rollout().strategy().maxHold()) > 0)
            .orElse(known.rollout().strategy().maxHold());
    Verdict verdict =
        known
            .judgement()
            .map(Judgement::verdict)
            .orElseGet(() -> new Verdict.Error("the router cannot be asked"));
    return new HoldStatus(holding.held(), wanted, longest, word(verdict), reason(verdict));
  }

  /// The verdict's name on the wire.
  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "pass";
      case Verdict.Fail _ -> "fail";
      case Verdict.Insufficient _ -> "insufficient";
      case Verdict.Error _ -> "error";
    };
  }

  private static Optional<String> reason(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> Optional.empty();
      case Verdict.Fail(Finding evidence, _) -> Optional.of(evidence.sentence());
      case Verdict.Insufficient(_, String reason) -> Optional.of(reason);
      case Verdict.Error(String reason) -> Optional.of(reason);
    };
  }

  private static Optional<PauseStatus> pause(Known known) {
    return known.state() instanceof RolloutState.Paused(_, _, PauseCause cause)
        ? Optional.of(
            new PauseStatus(
                cause.sentence(),
                pausedBy(cause),
                known.since().orElse(known.rollout().startedAt())))
        : Optional.empty();
  }

  static Optional<String> pausedBy(PauseCause cause) {
    return cause instanceof PauseCause.ByPerson(String actor, _)
        ? Optional.of(actor)
        : Optional.empty();
  }

  private static Optional<EndStatus> end(Known known) {
    return cause(known.state())
        .map(cause ->
            new EndStatus(
                cause.sentence(),
                cause.finding().map(RolloutStatuses::finding),
                orderedBy(cause),
                known.ended().or(known::since).orElse(known.rollout().startedAt())));
  }

  static Optional<String> orderedBy(EndCause cause) {
    return cause instanceof EndCause.Aborted(String actor, _)
        ? Optional.of(actor)
        : Optional.empty();
  }

  /// Why it does not keep its candidate.
  static Optional<EndCause> cause(RolloutState state) {
    return switch (state) {
      case RolloutState.Reverting reverting -> Optional.of(reverting.cause());
      case RolloutState.RolledBack(EndCause cause) -> Optional.of(cause);
      case RolloutState.Failed(EndCause cause, _) -> Optional.of(cause);
      case RolloutState.Superseded(EndCause cause) -> Optional.of(cause);
      default -> Optional.empty();
    };
  }
}
