package dev.slipway.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void failuresAreToldByWhoAnswered() {
    count(new Ending.Answered(200, "1.0.0"), 1);
    count(new Ending.Answered(500, "1.0.0"), 1);
    count(new Ending.Answered(500, "1.2.0"), 1);
    count(new Ending.Answered(404, "1.2.0"), 1);
    count(new Ending.Answered(502, ""), 1);
    count(new Ending.Broken("reset"), 1);
    count(new Ending.Unsent(), 1);

    Summary summary = tally.summary(Duration.ofSeconds(1), 3);

    assertThat(summary.requests()).isEqualTo(7);
    assertThat(summary.failed()).isEqualTo(5);
    assertThat(summary.unsent()).isEqualTo(1);
    assertThat(summary.failures(Set.of("1.2.0"))).isEqualTo(new Summary.Failures(1, 2, 2));
  }

  @Test
  void quantilesAreWithinASixteenth() {
    IntStream.rangeClosed(1, 1_000).forEach(i -> count(new Ending.Answered(200, "1.0.0"), i));

    Summary.Times times = tally.summary(Duration.ofSeconds(1), 1).times();

    assertThat((double) times.p50().toMillis()).isCloseTo(500, within(500 / 16.0));
    assertThat((double) times.p99().toMillis()).isCloseTo(990, within(990 / 16.0));
    assertThat(times.longest()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void noAnswersHaveNoQuantiles() {
    assertThat(tally.summary(Duration.ZERO, 0).times().p99()).isEqualTo(Duration.ZERO);
  }

  @Test
  void theLineForPeopleNamesWhoFailed() {
    count(new Ending.Answered(500, "1.2.0"), 1);
    count(new Ending.Broken("timed out"), 1);

    assertThat(tally.summary(Duration.ofSeconds(9), 2).line())
        .startsWith("9 s, 2 requests, 2 failed, 1 by 1.2.0, 1 timed out");
  }

  private void count(Ending ending, int millis) {
    Shot.Request request = new Shot.Request(0, false, true, false, "localhost");
    Duration latency = Duration.ofMillis(millis);
    tally.count(new Shot(request, Duration.ZERO, Duration.ZERO, latency, ending));
  }
}
