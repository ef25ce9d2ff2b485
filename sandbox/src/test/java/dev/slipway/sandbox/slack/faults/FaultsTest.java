package dev.slipway.sandbox.slack.faults;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.methods.SlackApiException;
import com.slack.api.socket_mode.SocketModeClient;
import dev.slipway.sandbox.slack.AppUnderTest;
import dev.slipway.sandbox.slack.AppUnderTest.Received;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaultsTest {
  private SlackUnderTest slack;
  private AppUnderTest app;
  private Faults faults;

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest();
    app = new AppUnderTest();
    slack.server().deliverTo(app.url());
    faults = slack.server().faults();
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
    slack.close();
  }

  /// <https://docs.slack.dev/apis/web-api/rate-limits>: 429 with `Retry-After` in seconds.
  @Test
  void theNextCallsOfAMethodAreTooMany() throws Exception {
    faults.rateLimit("chat.postMessage", 2, Duration.ofSeconds(7));

    assertThatThrownBy(() -> post("one")).satisfies(FaultsTest::isTooMany);
    assertThat(slack.app().authTest(r -> r).isOk()).isTrue();
    assertThatThrownBy(() -> post("two")).satisfies(FaultsTest::isTooMany);
    post("three");

    assertThat(written()).containsExactly("three");
  }

  @Test
  void aMethodsOwnLimitComesBeforeThatOfAll() throws Exception {
    faults.rateLimit(Faults.ANY, 1, Duration.ofSeconds(1));
    faults.rateLimit("chat.postMessage", 1, Duration.ofSeconds(7));

    assertThatThrownBy(() -> post("one")).satisfies(FaultsTest::isTooMany);
    assertThatThrownBy(() -> slack.app().authTest(r -> r)).isInstanceOf(SlackApiException.class);
    assertThat(slack.app().authTest(r -> r).isOk()).isTrue();
  }

  @Test
  void aFailedCallIsNotDone() {
    faults.fail(1, 7);

    assertThatThrownBy(() -> post("one"))
        .isInstanceOfSatisfying(
            SlackApiException.class, e -> assertThat(e.getResponse().code()).isEqualTo(503));

    assertThat(written()).isEmpty();
  }

  @Test
  void theSeedDecidesWhichCallsFail() throws Exception {
    List<Integer> once = statusesOf40Calls(7);
    List<Integer> again = statusesOf40Calls(7);
    List<Integer> others = statusesOf40Calls(8);

    assertThat(once).contains(200, 503).isEqualTo(again).isNotEqualTo(others);
  }

  @Test
  void ofManyCallsThoseSharesGoWrong() {
    faults.chance(new Chances(0.2, Duration.ofSeconds(3), 0.05, 0.01), 7);

    List<Answer> answers =
        IntStream.range(0, 4_000)
            .mapToObj(_ -> faults.around("chat.update", () -> Answer.text(200, "ok")))
            .toList();

    Dealt dealt = faults.dealt();
    assertThat(dealt.calls()).isEqualTo(4_000);
    assertThat(dealt.limited()).isBetween(700L, 900L).isEqualTo(withStatus(answers, 429));
    assertThat(dealt.failed()).isBetween(150L, 250L).isEqualTo(withStatus(answers, 503));
    assertThat(dealt.lost()).isBetween(20L, 60L);
    assertThat(dealt.well()).isEqualTo(withStatus(answers, 200));
    assertThat(answers).filteredOn(Answer.Cut.class::isInstance).hasSize((int) dealt.lost());
  }

  @Test
  void sharesAreNoMoreThanAll() {
    assertThatThrownBy(() -> new Chances(0.5, Duration.ofSeconds(1), 0.5, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long withStatus(List<Answer> answers, int status) {
    return answers.stream()
        .filter(each -> each instanceof Answer.Full full && full.status() == status)
        .count();
  }

  @Test
  void aCallWhoseAnswerIsLostIsDone() throws Exception {
    faults.loseAnswers("chat.postMessage", 1);

    assertThatThrownBy(() ->
            slack.post(
                "chat.postMessage",
                "application/json",
                "{\"channel\": \"C0DEPLOYS\", \"text\": \"done\"}"))
        .isInstanceOf(IOException.class);

    assertThat(written()).containsExactly("done");
    post("heard");
    assertThat(written()).containsExactly("done", "heard");
  }

  @Test
  void whileSlackIsAwayNothingIsAnsweredAndNothingDone() throws Exception {
    faults.outage(true);

    assertThatThrownBy(() -> post("lost")).isInstanceOf(IOException.class);
    slack.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");
    await()
        .until(() ->
            slack.server().workspace().messages().seenBy(ADA, DEPLOYS).stream()
                .anyMatch(message -> message.content().text().contains("dispatch_failed")));

    faults.outage(false);
    post("back");
    assertThat(written()).containsExactly("back");
    assertThat(app.next().payload().object("event").flatMap(event -> event.text("text")))
        .contains("back");
  }

  @Test
  void eventsWaitForTheEndOfAnOutage() throws Exception {
    faults.outage(true);
    slack.server().people().postMessage(ADA, DEPLOYS, "meanwhile", Optional.empty());
    assertThat(app.rest()).isEmpty();

    faults.outage(false);

    assertThat(app.next().payload().object("event").flatMap(event -> event.text("text")))
        .contains("meanwhile");
  }

  @Test
  void anOutageCutsSocketsAndLetsNoneIn() throws Exception {
    String token = slack.server().credentials().appToken();
    try (SocketModeClient client =
        slack.sdk().socketMode(token, SocketModeClient.Backend.JavaWebSocket)) {
      client.setAutoReconnectEnabled(false);
      client.connect();
      await().until(() -> slack.server().sockets().connections() == 1);

      faults.outage(true);

      await().until(() -> slack.server().sockets().connections() == 0);
      assertThatThrownBy(() -> slack.sdk().issueSocketModeUrl(token))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void slownessDelaysEachCall() throws Exception {
    faults.slow(Duration.ofMillis(300));
    long begin = System.nanoTime();

    post("late");

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
  }

  /// Slack promises at least once for events only.
  @Test
  void aCommandIsNotDoubled() throws Exception {
    faults.duplicate(1);

    slack.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");
    assertThat(app.next().form()).containsKey("command");
    slack.server().people().postMessage(ADA, DEPLOYS, "hello", Optional.empty());

    assertThat(app.next().body()).isEqualTo(app.next().body()).contains("hello");
  }

  @Test
  void aDuplicateIsTheSameEventAgain() throws Exception {
    faults.duplicate(1);

    slack.server().people().postMessage(ADA, DEPLOYS, "hello", Optional.empty());
    Received once = app.next();
    Received again = app.next();
    slack.server().people().postMessage(ADA, DEPLOYS, "second", Optional.empty());

    assertThat(again.body()).isEqualTo(once.body());
    assertThat(again.headers()).doesNotContainKey("x-slack-retry-num");
    assertThat(app.next().body()).contains("second");
  }

  @Test
  void clearingEndsEverything() throws Exception {
    faults.fail(1, 1);
    faults.rateLimit(Faults.ANY, 5, Duration.ofSeconds(1));
    faults.loseAnswers(Faults.ANY, 5);
    faults.duplicate(5);
    faults.slow(Duration.ofMinutes(1));
    faults.outage(true);

    faults.clear();

    post("well");
    assertThat(written()).containsExactly("well");
  }

  private static void isTooMany(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> {
              assertThat(e.getResponse().code()).isEqualTo(429);
              assertThat(e.getResponse().header("Retry-After")).isEqualTo("7");
            });
  }

  private List<Integer> statusesOf40Calls(long seed) throws Exception {
    faults.fail(0.5, seed);
    return IntStream.range(0, 40).mapToObj(_ -> statusOfACall()).toList();
  }

  private int statusOfACall() {
    try {
      return slack.post("api.test", "application/json", "{}").statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer", e);
    }
  }

  private void post(String text) throws IOException, SlackApiException {
    assertThat(slack.app().chatPostMessage(r -> r.channel(DEPLOYS).text(text)).isOk()).isTrue();
  }

  private List<String> written() {
    return slack.server().workspace().messages().history(DEPLOYS).stream()
        .map(Message::content)
        .map(content -> content.text())
        .toList();
  }
}
