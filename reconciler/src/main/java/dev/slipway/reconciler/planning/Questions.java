package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.QueryTemplate;
import dev.slipway.environments.language.QueryTemplate.Placeholder;
import dev.slipway.reconciler.analysis.Analysis;
import dev.slipway.reconciler.analysis.AnalysisState;
import dev.slipway.reconciler.analysis.Sample;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a rollout's criteria ask of providers: each as often as it says, from the candidate's first
/// request to the end of the watch, in pauses too.
final class Questions {
  private Questions() {}

  static List<Effect.Measure> of(Running running) {
    Rollout rollout = running.rollout();
    Optional<AnalysisState> analysis = analysis(running.state());
    if (!rollout.isAnalysed() || analysis.isEmpty()) {
      return List.of();
    }
    return Analysis.due(rollout.strategy(), analysis.get()).stream()
        .flatMap(criterion -> question(rollout, criterion))
        .toList();
  }

  private static Optional<AnalysisState> analysis(RolloutState.Active state) {
    return switch (state) {
      case RolloutState.Exposed exposed -> Optional.of(exposed.analysis());
      case RolloutState.Paused(RolloutState.Exposed exposed, _, _) ->
          Optional.of(exposed.analysis());
      default -> Optional.empty();
    };
  }

  private static Stream<Effect.Measure> question(Rollout rollout, Criterion.Measured criterion) {
    return switch (criterion) {
      case Criterion.Prometheus prometheus ->
          rollout.baseline().stream()
              .filter(_ -> QueryTemplate.problem(prometheus.query()).isEmpty())
              .map(baseline -> QueryTemplate.fill(prometheus.query(), values(rollout, baseline)))
              .map(query ->
                  new Effect.Query(rollout.key(), rollout.id(), Sample.key(criterion), query));
      case Criterion.Alerts alerts -> Stream.of(alerts(rollout, alerts));
      case Criterion.CrashRate _, Criterion.Unhealthy _, Criterion.Complaints _ -> Stream.empty();
    };
  }

  /// An alert that fired before is no evidence against the candidate.
  private static Effect.CountAlerts alerts(Rollout rollout, Criterion.Alerts criterion) {
    SortedMap<String, String> labels = new TreeMap<>(criterion.labels());
    labels.put("service", rollout.key().service());
    labels.put("environment", rollout.key().environment());
    return new Effect.CountAlerts(
        rollout.key(), rollout.id(), Sample.key(criterion), labels, rollout.startedAt());
  }

  private static Map<Placeholder, String> values(Rollout rollout, Release baseline) {
    return Map.of(
        Placeholder.SERVICE,
        rollout.key().service(),
        Placeholder.ENVIRONMENT,
        rollout.key().environment(),
        Placeholder.CANDIDATE,
        rollout.candidate().version().text(),
        Placeholder.BASELINE,
        baseline.version().text(),
        Placeholder.CANDIDATE_RELEASE,
        rollout.candidate().hash().hex(),
        Placeholder.BASELINE_RELEASE,
        baseline.hash().hex());
  }
}
