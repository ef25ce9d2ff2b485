package dev.slipway.bot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Slack and those who watch ask over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BotServerTest {
  @AutoClose private final ServedBot bot = new ServedBot();

  /// C1.
  @Test
  void aSignedCommandIsTakenWithItsSignatureAsId() throws IOException, InterruptedException {
    HttpResponse<String> answer = bot.signed(ServedBot.COMMAND + "taken");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(bot.journal().received(100_000).stream().map(one -> one.inbound().id()))
        .anyMatch(id -> id.matches("v0=[0-9a-f]{64}"));
  }

  /// C4
  @Test
  void anEventThatIsSentAgainHasOneEffect() throws IOException, InterruptedException {
    String event =
        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"EvAgain\","
            + "\"event\":{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"home\"},\"n\":%d}";
    int before = bot.received();

    List<Integer> statuses =
        IntStream.range(0, 4).mapToObj(i -> statusOf(event.formatted(i))).toList();

    assertThat(statuses).containsOnly(200);
    assertThat(bot.received()).isEqualTo(before + 1);
  }

  private int statusOf(String body) {
    try {
      return bot.signed(body).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// C4
  @Test
  void anUnknownEventIsAcknowledgedAndAChallengeEchoed() throws IOException, InterruptedException {
    assertThat(bot.signed("{\"type\":\"url_verification\",\"challenge\":\"3eZb\"}").body())
        .isEqualTo("3eZb");
    assertThat(
            bot.signed(
                    "{\"type\":\"event_callback\",\"event_id\":\"Ev9\",\"event\":{\"type\":\"brand_new\"}}")
                .statusCode())
        .isEqualTo(200);
  }

  /// C3.
  @Test
  void aBotWithoutSlackIsReadyAndSaysSoAndOneWithoutAJournalIsNot()
      throws IOException, InterruptedException {
    assertThat(bot.get("/health/live").body()).isEqualTo("{\"live\":true}");
    assertThat(bot.get("/health/ready").body()).isEqualTo("{\"ready\":true}");

    bot.condition().degraded = Optional.of("Slack is away");
    assertThat(bot.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(bot.get("/health/ready").body())
        .isEqualTo("{\"ready\":true,\"degraded\":\"Slack is away\"}");

    bot.condition().broken = Optional.of("the disk is full");
    assertThat(bot.get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(bot.get("/health/ready").body()).contains("the disk is full");
    bot.condition().broken = Optional.empty();
    bot.condition().degraded = Optional.empty();
  }

  /// Slack's first retry may come within the same second, then with the same signature.
  @Test
  void whatCouldNotBeKeptIsTakenWhenItComesAgain() throws IOException, InterruptedException {
    String timestamp = ServedBot.now();
    String body = ServedBot.COMMAND + "again";
    String signature = SlackSigner.sign(ServedBot.SECRET, timestamp, body);
    int before = bot.received();
    bot.full(true);
    assertThat(bot.call(timestamp, signature, body).statusCode()).isEqualTo(503);
    bot.full(false);

    assertThat(bot.call(timestamp, signature, body).statusCode()).isEqualTo(200);
    assertThat(bot.call(timestamp, signature, body).statusCode()).isEqualTo(401);
    assertThat(bot.received()).isEqualTo(before + 1);
  }

  /// Slack sends no command and no click a second time.
  @Test
  void whatIsBeingKeptWhenItIsStoppedIsAcknowledged() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    ServedBot other = new ServedBot();
    other.beforeKeeping(() -> {
      came.countDown();
      await(stopping);
    });
    FutureTask<Integer> status =
        new FutureTask<>(() -> other.signed(ServedBot.COMMAND + "last").statusCode());
    Thread.ofVirtual().start(status);
    await(came);

    Thread stop = Thread.ofPlatform().start(other::stop);
    while (stop.getState() != Thread.State.TIMED_WAITING && stop.isAlive()) {
      Thread.onSpinWait();
    }
    stopping.countDown();

    assertThat(status.get()).isEqualTo(200);
    assertThat(other.received()).isEqualTo(1);
    stop.join();
    other.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void metricsTellOfTheOutboxAndOfAcknowledgements() throws IOException, InterruptedException {
    bot.signed(ServedBot.COMMAND + "counted");
    bot.meters().delivered("card", true);

    assertThat(bot.get("/metrics").body())
        .contains("slipway_bot_outbox_waiting{kind=\"card\"} 0.0")
        .contains("slipway_bot_outbox_failed 0.0")
        .contains("slipway_bot_deliveries_total{kind=\"card\",late=\"true\"} 1.0")
        .contains("slipway_bot_acknowledgements_seconds_count{outcome=\"200\"}")
        .contains("slipway_bot_acknowledgements_seconds{outcome=\"200\",quantile=\"0.99\"}");
  }

  @Test
  void inSocketModeSlacksAddressIsNotThere() throws IOException, InterruptedException {
    try (BotServer other = BotServer.start(bot.parts(0, Optional.empty()))) {
      HttpRequest request =
          HttpRequest.newBuilder(other.address().resolve("/slack/events"))
              .POST(HttpRequest.BodyPublishers.ofString(ServedBot.COMMAND))
              .build();

      assertThat(bot.client().send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void anAddressThatIsTakenIsSaid() {
    assertThatThrownBy(() -> BotServer.start(bot.parts(bot.address().getPort(), Optional.empty())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:");
  }
}
