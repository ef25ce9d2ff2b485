package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import dev.slipway.reconciler.target.Target;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// How many effects ended how, since the start.
public final class EffectCounts {
  private final Map<Kind, Map<Result, LongAdder>> counts = new EnumMap<>(Kind.class);

  /// What an effect works on.
  public enum Kind {
    START,
    STOP,
    ROUTE,
    RESOLVE,
    CHECK,
    HOOK,
    WRITE_BACK,
    MEASUREMENT,
    /// asking Git who changed a file
    BLAME
  }

  /// How it ended.
  public enum Result {
    DONE,
    /// it will not succeed by being tried again
    REFUSED,
    /// it is tried again
    UNAVAILABLE
  }

  EffectCounts() {
    for (Kind kind : Kind.values()) {
      Map<Result, LongAdder> results = new EnumMap<>(Result.class);
      for (Result result : Result.values()) {
        results.put(result, new LongAdder());
      }
      counts.put(kind, results);
    }
  }

  public long of(Kind kind, Result result) {
    return Optional.ofNullable(counts.get(kind))
        .map(results -> results.get(result))
        .map(LongAdder::sum)
        .orElse(0L);
  }

  void count(Note note) {
    switch (note) {
      case Note.Done(Effect effect, Outcome outcome) -> add(kind(effect), result(outcome));
      case Note.Checked(_, CheckResult result) ->
          add(Kind.CHECK, doneIf(result instanceof CheckResult.Passed));
      case Note.Hooked(_, HookResult result) ->
          add(Kind.HOOK, doneIf(result instanceof HookResult.Succeeded));
      case Note.Resolved(_, Target.Artifact artifact) ->
          add(Kind.RESOLVE, doneIf(artifact instanceof Target.Artifact.Found));
      case Note.WroteBack(_, WriteBackResult result) -> add(Kind.WRITE_BACK, result(result));
      case Note.Measured(_, Metrics.Answer answer) -> add(Kind.MEASUREMENT, result(answer));
      case Note.Blamed _ -> add(Kind.BLAME, Result.DONE);
      case Note.Asked _ -> {}
    }
  }

  private static Result doneIf(boolean done) {
    return done ? Result.DONE : Result.REFUSED;
  }

  private static Kind kind(Effect effect) {
    return switch (effect) {
      case Effect.Start _ -> Kind.START;
      case Effect.Stop _ -> Kind.STOP;
      case Effect.Steer _, Effect.Forget _ -> Kind.ROUTE;
      case Effect.Resolve _ -> Kind.RESOLVE;
      case Effect.RunChecks _ -> Kind.CHECK;
      case Effect.RunHook _ -> Kind.HOOK;
      case Effect.WriteBack _ -> Kind.WRITE_BACK;
      case Effect.Measure _ -> Kind.MEASUREMENT;
      case Effect.FindChange _ -> Kind.BLAME;
    };
  }

  private static Result result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done() -> Result.DONE;
      case Outcome.Refused _ -> Result.REFUSED;
      case Outcome.Unavailable _ -> Result.UNAVAILABLE;
    };
  }

  private static Result result(Metrics.Answer answer) {
    return switch (answer) {
      case Metrics.Answer.Number _ -> Result.DONE;
      case Metrics.Answer.Nothing _ -> Result.REFUSED;
      case Metrics.Answer.Unreachable _ -> Result.UNAVAILABLE;
    };
  }

  private static Result result(WriteBackResult result) {
    return switch (result) {
      case WriteBackResult.Written _ -> Result.DONE;
      case WriteBackResult.Overtaken _ -> Result.REFUSED;
      case WriteBackResult.NotWritten(_, boolean retry) ->
          retry ? Result.UNAVAILABLE : Result.REFUSED;
    };
  }

  private void add(Kind kind, Result result) {
    Optional.ofNullable(counts.get(kind))
        .map(results -> results.get(result))
        .ifPresent(LongAdder::increment);
  }
}
