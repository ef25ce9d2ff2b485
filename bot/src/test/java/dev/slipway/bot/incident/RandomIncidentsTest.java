package dev.slipway.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nobody is called twice for one step and nobody is left out, whatever happens in whatever order;
/// and the simulation that says so finds each planted bug.
class RandomIncidentsTest {
  private static final int LIVES = 300;

  @Test
  void noOrderOfEventsBreaksARule() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = 1; seed <= LIVES; seed++) {
      Simulation.Result result = Simulation.run(seed, Bug.NONE);
      assertThat(result.broken()).as(result.how()).isEmpty();
      result.seen().forEach((what, times) -> seen.merge(what, times, Integer::sum));
    }

    // The lives are worth something only if everything happens in them, and often.
    assertThat(seen)
        .containsKeys(
            "restart",
            "clock put back",
            "clock put forward or downtime",
            "AllCalled",
            "AcknowledgementLapsed",
            "SilenceEnded",
            "HandedOver",
            "NobodyToCall",
            "IncidentReopened",
            "IncidentResolved",
            "FiredAgain")
        .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(LIVES / 20));
    assertThat(seen.get("call")).isGreaterThan(40 * LIVES);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedBugIsCaughtAndTheRealCodePassesTheSameLife(Bug bug) {
    Optional<Simulation.Result> caught =
        LongStream.rangeClosed(1, LIVES)
            .mapToObj(seed -> Simulation.run(seed, bug))
            .filter(result -> result.broken().equals(Optional.of(bug.rule())))
            .findFirst();

    assertThat(caught).as("a life that shows %s", bug).isPresent();
    System.out.println(bug + ": " + caught.get().how());
    assertThat(Simulation.run(caught.get().seed(), Bug.NONE).broken()).isEmpty();
  }
}
