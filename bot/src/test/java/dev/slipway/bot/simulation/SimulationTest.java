package dev.slipway.bot.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Seeds 1 to 5,000, or as many as `-Dsimulation.seeds` says; `-Dsimulation.seed=N` plays one and
/// prints its whole trace.
///
/// Conformance C1, C4, C7, C8, C9, C10, C13, C14, C16.
class SimulationTest {
  private static final int SEEDS = 5_000;
  private static final int LINES = 80;

  @Test
  void noSeedBreaksARule() {
    List<Simulation.Result> broken =
        seeds()
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, Bug.NONE, lines()))
            .peek(SimulationTest::tell)
            .filter(result -> result.broken().isPresent())
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void aSeedPlaysTheSameAgain() {
    Simulation.Result once = Simulation.run(7, Bug.NONE, Integer.MAX_VALUE);
    Simulation.Result again = Simulation.run(7, Bug.NONE, Integer.MAX_VALUE);

    assertThat(once.trace()).isNotEmpty().isEqualTo(again.trace());
  }

  /// A seed that was asked for is told whole, also when it plays well.
  private static void tell(Simulation.Result result) {
    if (lines() == Integer.MAX_VALUE) {
      System.out.println(result);
    }
  }

  private static LongStream seeds() {
    return Long.getLong("simulation.seed") == null
        ? LongStream.rangeClosed(1, Integer.getInteger("simulation.seeds", SEEDS))
        : LongStream.of(Long.getLong("simulation.seed"));
  }

  private static int lines() {
    return Long.getLong("simulation.seed") == null ? LINES : Integer.MAX_VALUE;
  }
}
