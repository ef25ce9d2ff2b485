package dev.slipway.environments.language;

/// One step of a rollout: a share of traffic and how long it is held.
///
/// @param weight 1 to 99 percent; 0 and 100 are what every rollout begins and ends with
public record Step(Weight weight, Hold hold) {
  public Step {
    if (weight.percent() < 1 || weight.percent() > 99) {
      throw new IllegalArgumentException("a step's weight is 1 to 99 percent, not " + weight);
    }
  }
}
