package dev.slipway.reconciler.analysis;

import dev.slipway.reconciler.delivery.Answers;
import java.time.Duration;

/// What is remembered of one limit on the answers.
///
/// @param timed whether answer times are judged, not failures
/// @param thresholdMicros an answer slower than this fails by this limit; 0 while it is not known
/// @param candidate its counts are those of the step
/// @param baseline judged by the same limit; its counts are those of the rollout
public record Trial(boolean timed, long thresholdMicros, Side candidate, Side baseline) {

  /// One release before one limit.
  ///
  /// @param seen cumulative counts at the last reading
  /// @param waiting came in, but was not weighed as evidence yet
  /// @param counted what estimates rest on
  /// @param stretch the latest run of looks that was over the limit throughout: what a person is
  ///   shown when the candidate is convicted after a good past
  public record Side(
      Counts seen, Counts waiting, Counts counted, Counts stretch, Evidence evidence) {
    static final Side NONE =
        new Side(Counts.NONE, Counts.NONE, Counts.NONE, Counts.NONE, Evidence.NONE);

    Side at(Counts reading) {
      return new Side(reading, waiting, counted, stretch, evidence);
    }

    Side with(Counts more) {
      return new Side(seen, waiting.plus(more), counted.plus(more), stretch, evidence);
    }

    Side countedAnew() {
      return new Side(seen, waiting, Counts.NONE, stretch, evidence);
    }

    Side forgiven() {
      return new Side(seen, Counts.NONE, counted, Counts.NONE, Evidence.NONE);
    }

    /// Weighs what waits against a limit.
    Side weighed(double limit) {
      if (waiting.all() == 0) {
        return this;
      }
      Counts run = stretch.within(limit) ? waiting : stretch.plus(waiting);
      return new Side(seen, Counts.NONE, counted, run, evidence.after(limit, waiting));
    }
  }

  static Trial of(Yardstick yardstick, Sample reading) {
    Trial trial = new Trial(yardstick.timed(), yardstick.initialThreshold(), Side.NONE, Side.NONE);
    return trial.from(yardstick.initialThreshold(), reading);
  }

  /// Takes a reading in.
  ///
  /// @param candidateAnew the router began to count the candidate's answers anew
  /// @param cold answer times of the candidate do not count yet
  Trial reading(Sample now, boolean candidateAnew, boolean baselineAnew, boolean cold) {
    boolean blind = timed && thresholdMicros == 0;
    return new Trial(
        timed,
        thresholdMicros,
        moved(candidate, now.candidate(), candidateAnew, blind || (timed && cold)),
        moved(baseline, now.baseline(), baselineAnew, blind));
  }

  private Side moved(Side side, Answers answers, boolean anew, boolean ignored) {
    Counts now = measure(answers, thresholdMicros);
    Counts came = anew ? now : now.since(side.seen());
    return ignored ? side.at(now) : side.at(now).with(came);
  }

  /// From here on another answer time is the limit.
  Trial from(long micros, Sample now) {
    return new Trial(
        timed,
        micros,
        candidate.at(measure(now.candidate(), micros)),
        baseline.at(measure(now.baseline(), micros)));
  }

  /// Without the evidence so far.
  Trial again() {
    return new Trial(
        timed, thresholdMicros, candidate.countedAnew().forgiven(), baseline.forgiven());
  }

  Trial nextStep() {
    return new Trial(timed, thresholdMicros, candidate.countedAnew(), baseline);
  }

  Trial weighed(double limit, boolean baselineToo) {
    Side other = baselineToo ? baseline.weighed(limit) : baseline;
    return new Trial(timed, thresholdMicros, candidate.weighed(limit), other);
  }

  Duration threshold() {
    return Duration.ofNanos(thresholdMicros * 1_000);
  }

  private Counts measure(Answers answers, long micros) {
    if (!timed) {
      return new Counts(answers.total(), answers.failed());
    }
    long slower =
        micros == 0 ? 0 : answers.latencies().slowerThan(Duration.ofNanos(micros * 1_000));
    return new Counts(answers.latencies().count(), slower);
  }
}
