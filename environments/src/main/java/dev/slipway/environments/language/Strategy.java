package dev.slipway.environments.language;

import java.time.Duration;
import java.util.List;

/// How a release is carried out: data for one machine.
///
/// @param steps empty unless canary: blue-green and recreate go from 0 to 100 percent
/// @param minRequests answers of the candidate that Pass needs in a step; Fail needs evidence, not
///   a number
/// @param warmUp time at the beginning of a candidate's traffic in which latency is not judged
/// @param maxHold neither Pass nor Fail by then: pause for a person
/// @param shield a failed idempotent request of the candidate is answered by the baseline, once
/// @param watch how long the baseline stays warm and analysis goes on after 100 percent
/// @param deadline time without progress after which the rollout is taken back; holds and pauses do
///   not count
public record Strategy(
    Kind kind,
    List<Check> checks,
    List<Step> steps,
    List<Criterion> criteria,
    int minRequests,
    Duration warmUp,
    Duration maxHold,
    OnInsufficient onInsufficient,
    boolean shield,
    Duration watch,
    Duration deadline) {

  public enum Kind {
    CANARY,
    BLUE_GREEN,
    RECREATE
  }

  /// What happens when a hold has passed and there are too few answers to say Pass.
  public enum OnInsufficient {
    /// wait for more, up to `maxHold`
    HOLD,
    /// pause for a person at once
    PAUSE,
    /// go on, and say so
    PASS,
    /// take the candidate back
    FAIL
  }

  public Strategy {
    checks = List.copyOf(checks);
    steps = List.copyOf(steps);
    criteria = List.copyOf(criteria);
    if (kind != Kind.CANARY && !steps.isEmpty()) {
      throw new IllegalArgumentException("only a canary has steps");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).weight().compareTo(steps.get(i - 1).weight()) <= 0) {
        throw new IllegalArgumentException("the weights of the steps rise");
      }
    }
  }
}
