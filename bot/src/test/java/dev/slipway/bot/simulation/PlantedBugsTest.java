package dev.slipway.bot.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The simulation catches what it is there to catch: each planted bug breaks its rule within a few
/// seeds, and the code without the bug plays the same seed well.
class PlantedBugsTest {
  private static final int SEEDS = 2_000;
  private static final int LINES = 12;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedBugIsCaughtAndTheRealCodePassesTheSameSeed(Bug bug) {
    Optional<Simulation.Result> caught =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Simulation.run(seed, bug, LINES))
            .filter(result -> result.broken().equals(Optional.of(bug.rule())))
            .findFirst();

    assertThat(caught).as("a seed that shows %s", bug).isPresent();
    System.out.println(caught.get());
    assertThat(Simulation.run(caught.get().seed(), Bug.NONE, LINES).broken()).isEmpty();
  }
}
