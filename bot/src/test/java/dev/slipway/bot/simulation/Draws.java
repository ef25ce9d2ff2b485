package dev.slipway.bot.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// All chance of one simulation.
final class Draws {
  private final RandomGenerator random;

  Draws(long seed) {
    // Mixed, so that neighbouring seeds have nothing in common.
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 42);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /// @return from `least` to `most`, both included
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
