package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.AnalysisState;
import java.time.Duration;

/// Where a rollout stands. Durations are monotonic time gathered by looks; downtime of the
/// reconciler adds nothing.
public sealed interface RolloutState {
  /// Still running: effects are derived from it.
  sealed interface Active extends RolloutState {}

  /// Can be interrupted by a pause and gone on with.
  sealed interface Pausable extends Active {}

  /// Users may be reaching the candidate.
  sealed interface Exposed extends Active {
    AnalysisState analysis();

    /// The same with what the analysis knows now.
    Exposed with(AnalysisState analysis);
  }

  /// Over; recorded once.
  sealed interface Ended extends RolloutState {}

  /// The hooks before the rollout run one after another.
  ///
  /// @param next index of the hook that runs now
  record BeforeHooks(int next) implements Pausable {}

  /// Recreate only: the baseline is being stopped.
  record StoppingBaseline(Duration waited) implements Active {}

  /// The first instances are being started; no traffic yet.
  ///
  /// @param healthy the most that were healthy so far: one more is progress
  record Starting(Duration waited, int healthy) implements Pausable {}

  /// Smoke tests at weight 0.
  ///
  /// @param passed they have; the first share waits for the next look
  record Checking(Duration waited, boolean passed) implements Pausable {}

  /// On the way to a step's weight: instances first, then the weight, until it is read back.
  ///
  /// @param step index into the strategy's steps
  /// @param from the weight in force until then
  record Advancing(int step, Weight from, Duration waited, int healthy, AnalysisState analysis)
      implements Pausable, Exposed {
    @Override
    public Advancing with(AnalysisState analysis) {
      return new Advancing(step, from, waited, healthy, analysis);
    }
  }

  /// A step's weight is in force, under analysis.
  ///
  /// @param held time under analysis
  record Holding(int step, Duration held, AnalysisState analysis) implements Pausable, Exposed {
    @Override
    public Holding with(AnalysisState analysis) {
      return new Holding(step, held, analysis);
    }
  }

  /// Waits for a person (or, frozen, for the calendar).
  ///
  /// @param interrupted what is gone on with
  /// @param weight in force meanwhile
  record Paused(Pausable interrupted, Weight weight, PauseCause cause) implements Active {}

  /// Full strength, then 100 %, until it is read back.
  ///
  /// @param from the weight in force until then
  record Completing(Weight from, Duration waited, int healthy, AnalysisState analysis)
      implements Pausable, Exposed {
    @Override
    public Completing with(AnalysisState analysis) {
      return new Completing(from, waited, healthy, analysis);
    }
  }

  /// Smoke tests at 100 %; the baseline is warm.
  record Confirming(Duration waited, AnalysisState analysis) implements Exposed {
    @Override
    public Confirming with(AnalysisState analysis) {
      return new Confirming(waited, analysis);
    }
  }

  /// The hooks after the switch run; their failure is said and changes nothing.
  record AfterHooks(int next, AnalysisState analysis) implements Exposed {
    @Override
    public AfterHooks with(AnalysisState analysis) {
      return new AfterHooks(next, analysis);
    }
  }

  /// At 100 %, the baseline warm, under analysis.
  record Watching(Duration watched, AnalysisState analysis) implements Exposed {
    @Override
    public Watching with(AnalysisState analysis) {
      return new Watching(watched, analysis);
    }
  }

  /// The watch is over: the router is being told to forget the baseline.
  ///
  /// @param proven whether the watch ended with a Pass, or where nothing is judged
  record Settling(boolean proven) implements Active {}

  /// All traffic goes back to the baseline, until that is read back.
  ///
  /// @param from the weight in force when it began; at 0 the candidate gets no traffic, not even
  ///   where the baseline cannot serve
  /// @param waited for a baseline that cannot serve
  record Reverting(EndCause cause, Weight from, Duration waited) implements Active {}

  /// The candidate serves.
  ///
  /// @param proven false when newer content came during the watch, or when the watch ended with too
  ///   little to say
  record Completed(boolean proven) implements Ended {}

  /// The baseline serves.
  record RolledBack(EndCause cause) implements Ended {}

  /// Nothing to go back to: a first release failed, or the baseline cannot serve; what serves is
  /// kept.
  record Failed(EndCause cause, boolean candidateServes) implements Ended {}

  /// The baseline serves, newer content follows.
  record Superseded(EndCause cause) implements Ended {}
}
