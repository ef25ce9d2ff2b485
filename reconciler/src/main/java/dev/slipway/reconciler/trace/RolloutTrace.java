package dev.slipway.reconciler.trace;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.telemetry.span.Attribute;
import dev.slipway.telemetry.span.Lineage;
import dev.slipway.telemetry.span.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A rollout on its way, as a trace: one span for each stage, one around them. Each event ends the
/// stage that it tells of, and names the next.
///
/// ```
/// start candidate -> [check] -> raise weight -> step -> raise weight -> step -> ...
///     -> raise weight -> [check after switch] -> watch
/// any of them -> pause -> the same, or raise weight
/// any of them -> take back
/// ```
///
/// @param position of the event that began it
/// @param told how many stages are over: it names the next span
record RolloutTrace(long position, Rollout rollout, int told, Stage stage) {
  private static final String RAISE = "raise weight";
  private static final String CHECK = "check";
  private static final String CHECK_AGAIN = "check after switch";
  private static final String WATCH = "watch";

  /// @param ended spans
  record Next(RolloutTrace trace, List<Span> ended) {}

  static RolloutTrace begin(long position, Rollout rollout) {
    return new RolloutTrace(
        position, rollout, 0, Stage.begin("start candidate", rollout.startedAt()));
  }

  /// What happened; not for its end.
  Next on(RolloutEvent event, Instant at) {
    return switch (event) {
      case RolloutEvent.CandidateHealthy(int instances) ->
          to(stage.with("instances", instances), Stage.begin(isChecked() ? CHECK : RAISE, at));
      case RolloutEvent.ChecksPassed _ when stage.name().equals(CHECK) ->
          to(stage, Stage.begin(RAISE, at));
      case RolloutEvent.ChecksPassed _ when stage.name().equals(CHECK_AGAIN) ->
          to(stage, Stage.begin(WATCH, at));
      case RolloutEvent.ChecksPassed _ -> stay(at, "checks passed");
      case RolloutEvent.StepReached(int step, int of, Weight weight, _) ->
          to(
              stage.with("weight", weight.percent()),
              Stage.begin("step", at)
                  .with("step", step)
                  .with("steps", of)
                  .with("weight", weight.percent()));
      case RolloutEvent.StepPassed(_, var verdict, _) ->
          to(stage.with("verdict", Words.of(verdict)), Stage.begin(RAISE, at));
      case RolloutEvent.HoldExtended _ -> stay(at, "hold extended");
      case RolloutEvent.WatchExtended _ -> stay(at, "watch extended");
      case RolloutEvent.Paused(PauseCause cause, Weight weight) -> pause(cause, weight, at);
      case RolloutEvent.Resumed _ ->
          to(stage, stage.then().orElseGet(() -> Stage.begin(RAISE, at)).anew(at));
      case RolloutEvent.CompleteOrdered _ ->
          to(stage, Stage.begin(RAISE, at).moment(at, "complete ordered"));
      case RolloutEvent.FullTraffic() ->
          to(
              stage.with("weight", Weight.ALL.percent()),
              Stage.begin(isChecked() ? CHECK_AGAIN : WATCH, at));
      case RolloutEvent.HookSucceeded(String hook) -> stay(at, "hook " + hook + " succeeded");
      case RolloutEvent.AfterHookFailed(String hook, _) -> stay(at, "hook " + hook + " failed");
      case RolloutEvent.RevertStarted(EndCause cause) ->
          new Next(
              next(Stage.begin("take back", at)),
              List.of(span(stage.with("cause", Words.of(cause)), at, Words.failure(cause))));
      case RolloutEvent.Ended _ -> new Next(this, List.of());
    };
  }

  /// Its last stage, and itself.
  List<Span> end(RolloutState.Ended end, Instant at) {
    Stage whole =
        Stage.begin("rollout " + rollout.key().service() + " " + rollout.key().environment(), at)
            .with("outcome", Words.of(end))
            .with("strategy", rollout.strategy().kind().name().toLowerCase(Locale.ROOT))
            .with("commit", rollout.origin().commit());
    for (EndCause cause : Words.cause(end).stream().toList()) {
      whole = whole.with("cause", Words.of(cause));
    }
    return List.of(
        span(stage, at, Optional.empty()),
        new Span(
            lineage(rollout),
            whole.name(),
            rollout.startedAt(),
            at,
            attributes(rollout, whole),
            Words.cause(end).flatMap(Words::failure),
            List.of(),
            others(rollout)));
  }

  /// @param ended when the rollout did
  static Span writeBack(Rollout rollout, Instant ended, Instant at, String outcome) {
    Stage written = Stage.begin("write back", ended).with("outcome", outcome);
    return span(rollout, "write back", written, at, Optional.empty());
  }

  private boolean isChecked() {
    return rollout.kind() != Rollout.Kind.RETURN && !rollout.strategy().checks().isEmpty();
  }

  /// Where the weight in force is another one than before, it is reached again first.
  private Next pause(PauseCause cause, Weight weight, Instant at) {
    boolean elsewhere =
        switch (cause) {
          case PauseCause.ManualHold _, PauseCause.SharedOutage _, PauseCause.BaselineLost _ ->
              true;
          case PauseCause.ByPerson _,
              PauseCause.NoVerdict _,
              PauseCause.ProviderUnreachable _,
              PauseCause.Frozen _ ->
              false;
        };
    Stage pause =
        Stage.begin("pause", at)
            .with("cause", Words.of(cause))
            .with("weight", weight.percent())
            .goingOnWith(elsewhere ? Stage.begin(RAISE, at) : stage);
    return to(stage, pause);
  }

  private Next to(Stage over, Stage next) {
    return new Next(next(next), List.of(span(over, next.since(), Optional.empty())));
  }

  private Next stay(Instant at, String what) {
    return new Next(new RolloutTrace(position, rollout, told, stage.moment(at, what)), List.of());
  }

  private RolloutTrace next(Stage next) {
    return new RolloutTrace(position, rollout, told + 1, next);
  }

  private Span span(Stage over, Instant at, Optional<String> failure) {
    return span(rollout, told + " " + over.name(), over, at, failure);
  }

  private static Span span(
      Rollout rollout, String id, Stage over, Instant at, Optional<String> failure) {
    return new Span(
        lineage(rollout).child(id),
        over.name(),
        over.since(),
        at,
        attributes(rollout, over),
        failure,
        over.moments(),
        List.of());
  }

  private static SortedMap<String, Attribute> attributes(Rollout rollout, Stage stage) {
    SortedMap<String, Attribute> all = new TreeMap<>(stage.attributes());
    all.put(Words.PREFIX + "service", new Attribute.Text(rollout.key().service()));
    all.put(Words.PREFIX + "environment", new Attribute.Text(rollout.key().environment()));
    all.put(Words.PREFIX + "version", new Attribute.Text(rollout.candidate().version().text()));
    all.put(Words.PREFIX + "rollout", new Attribute.Text(rollout.id().text()));
    rollout.origin().requests().stream()
        .findFirst()
        .ifPresent(request -> all.put(Words.PREFIX + "request", new Attribute.Text(request)));
    return all;
  }

  /// In the trace of the newest request that it carries out; without one it has its own.
  private static Lineage lineage(Rollout rollout) {
    String id = rollout.id().text();
    return rollout.origin().requests().stream()
        .findFirst()
        .map(request -> Lineage.ofRequest(request).child("rollout " + id))
        .orElseGet(() -> Lineage.ofRollout(id));
  }

  private static List<Lineage> others(Rollout rollout) {
    return rollout.origin().requests().stream().skip(1).map(Lineage::ofRequest).toList();
  }
}
