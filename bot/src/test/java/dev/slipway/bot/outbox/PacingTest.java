package dev.slipway.bot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PacingTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final Message MESSAGE = new Message("text", List.of());

  private final Pacing pacing = new Pacing(() -> 1.0);

  private static Errand post(String card, String channel) {
    return new Errand.Post(card, 0, channel, Priority.USUAL, 1, MESSAGE, NOW, Optional.empty());
  }

  private static Errand edit(String card, Priority priority) {
    return new Errand.Edit(card, new Posted("C1", "1.0"), priority, 2, MESSAGE, NOW);
  }

  private static Instant after(double seconds) {
    return NOW.plusMillis((long) (seconds * 1_000));
  }

  /// C13
  @Test
  void theFirstEditGoesAtOnceAndTheNextFiveSecondsLater() {
    Errand edit = edit("r-1", Priority.LOW);
    assertThat(pacing.earliest(edit, NOW)).isEqualTo(NOW);

    pacing.started(edit, NOW);

    assertThat(pacing.earliest(edit, after(1))).isEqualTo(after(5));
    assertThat(pacing.earliest(edit, after(7))).isEqualTo(after(7));
    assertThat(pacing.earliest(edit("r-2", Priority.LOW), after(1))).isEqualTo(after(1));
  }

  @Test
  void aChannelGetsOnePostASecond() {
    pacing.started(post("r-1", "#deploys"), NOW);

    assertThat(pacing.earliest(post("r-2", "#deploys"), NOW)).isEqualTo(after(1));
    assertThat(pacing.earliest(post("r-2", "#oncall"), NOW)).isEqualTo(NOW);
  }

  @Test
  void noMinuteSeesMoreThanFiftyEdits() {
    List<Instant> sent = new ArrayList<>();
    Instant now = NOW;
    for (int i = 0; i < 200; i++) {
      Errand edit = edit("r-" + i, Priority.ALERT);
      now = pacing.earliest(edit, now);
      pacing.started(edit, now);
      sent.add(now);
    }

    for (Instant from : sent) {
      Instant until = from.plus(Duration.ofMinutes(1));
      assertThat(sent.stream().filter(at -> !at.isBefore(from) && at.isBefore(until)).count())
          .isLessThanOrEqualTo(50);
    }
    assertThat(sent.getLast()).isBefore(after(300));
  }

  @Test
  void theLastEditsAreKeptForAlerts() {
    for (int i = 0; i < 6; i++) {
      pacing.started(edit("r-" + i, Priority.LOW), NOW);
    }

    assertThat(pacing.earliest(edit("low", Priority.LOW), NOW)).isEqualTo(after(1.5));
    assertThat(pacing.earliest(edit("usual", Priority.USUAL), NOW)).isEqualTo(NOW);
    for (int i = 6; i < 9; i++) {
      pacing.started(edit("r-" + i, Priority.ALERT), NOW);
    }
    assertThat(pacing.earliest(edit("usual", Priority.USUAL), NOW)).isEqualTo(after(3));
    assertThat(pacing.earliest(edit("alert", Priority.ALERT), NOW)).isEqualTo(NOW);
  }

  /// C13
  @Test
  void aLimitHoldsItsMethodOnly() {
    pacing.limited(SlackMethod.UPDATE, Duration.ofSeconds(9), NOW);

    assertThat(pacing.earliest(edit("r-1", Priority.ALERT), NOW)).isEqualTo(after(9));
    assertThat(pacing.earliest(post("r-2", "#deploys"), NOW)).isEqualTo(NOW);
  }

  @Test
  void aShorterLimitDoesNotShortenALongerOne() {
    pacing.limited(SlackMethod.UPDATE, Duration.ofSeconds(9), NOW);
    pacing.limited(SlackMethod.UPDATE, Duration.ofSeconds(1), NOW);

    assertThat(pacing.earliest(edit("r-1", Priority.ALERT), NOW)).isEqualTo(after(9));
  }

  @Test
  void duringAnOutageOneAtATimeFindsOutEverMoreRarely() {
    Errand any = new Errand.HomePage("U1", new Home(List.of()), 1, NOW);
    assertThat(pacing.concurrency()).isEqualTo(Pacing.CONCURRENCY);

    pacing.unreachable(NOW);
    assertThat(pacing.concurrency()).isEqualTo(1);
    assertThat(pacing.earliest(any, NOW)).isEqualTo(after(2));
    pacing.unreachable(NOW);
    assertThat(pacing.earliest(any, NOW)).isEqualTo(after(4));
    for (int i = 0; i < 100; i++) {
      pacing.unreachable(NOW);
    }
    assertThat(pacing.earliest(any, NOW)).isEqualTo(after(30));

    pacing.answered(any);
    assertThat(pacing.concurrency()).isEqualTo(Pacing.CONCURRENCY);
    assertThat(pacing.earliest(any, NOW)).isEqualTo(NOW);
  }

  @Test
  void anUnknownOutcomeHoldsItsLaneOnly() {
    pacing.unknown(post("r-1", "#deploys"), NOW);

    assertThat(pacing.earliest(post("r-1", "#deploys"), NOW)).isEqualTo(after(2));
    assertThat(pacing.earliest(post("r-2", "#deploys"), NOW)).isEqualTo(NOW);
    pacing.answered(post("r-1", "#deploys"));
    assertThat(pacing.earliest(post("r-1", "#deploys"), NOW)).isEqualTo(NOW);
  }

  @Test
  void waitsAreJittered() {
    Pacing least = new Pacing(() -> 0.0);

    least.unreachable(NOW);

    assertThat(least.earliest(post("r-1", "#deploys"), NOW)).isEqualTo(after(1));
  }
}
