package dev.slipway.bot.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MeasuredSlackTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

  private final MemorySlack world = new MemorySlack(InstantSource.fixed(NOW));
  private final MemoryJournal journal = new MemoryJournal();
  private final Meters meters =
      new Meters(
          new Meters.Sources(
              journal,
              journal,
              new Meters.Told(Set.of(), journal),
              _ -> List.of(),
              InstantSource.fixed(NOW)));
  private final MeasuredSlack slack = new MeasuredSlack(world, meters, InstantSource.fixed(NOW));

  @Test
  void callsAreCountedByMethodAndOutcome() throws SlackException {
    slack.publish("U1", new Home(List.of()));
    world.limitNext(Method.PUBLISH, Duration.ofSeconds(1));
    assertThatThrownBy(() -> slack.publish("U1", new Home(List.of())))
        .isInstanceOf(SlackException.class);

    assertThat(meters.scrape())
        .contains("slipway_bot_slack_calls_seconds_count{method=\"publish\",outcome=\"ok\"} 1")
        .contains(
            "slipway_bot_slack_calls_seconds_count{method=\"publish\",outcome=\"rate-limited\"} 1");
  }

  @Test
  void sinceWhenSlackIsAwayIsKnownUntilItAnswers() throws SlackException {
    assertThat(slack.awaySince()).isEmpty();
    world.away(true);
    assertThatThrownBy(() -> slack.publish("U1", new Home(List.of())))
        .isInstanceOf(SlackException.class);
    assertThat(slack.awaySince()).contains(NOW);

    world.away(false);
    slack.publish("U1", new Home(List.of()));

    assertThat(slack.awaySince()).isEmpty();
  }
}
