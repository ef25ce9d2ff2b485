package dev.slipway.sandbox.slack.socket;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// <https://docs.slack.dev/apis/events-api/using-socket-mode>.
@Timeout(60)
final class SocketModeTest {
  private SlackUnderTest slack;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<RawSocket> sockets = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest();
  }

  @AfterEach
  void stop() throws Exception {
    sockets.forEach(RawSocket::close);
    http.shutdownNow();
    slack.close();
  }

  /// <https://docs.slack.dev/reference/methods/apps.connections.open>: an app-level token.
  @Test
  void onlyTheAppsOwnTokenOpensConnections() throws Exception {
    assertThat(open(slack.server().credentials().appToken()).isOk()).isTrue();
    assertThat(open(slack.server().credentials().botToken()).getError())
        .isEqualTo("not_allowed_token_type");
    assertThat(open("xapp-1-forged").getError()).isEqualTo("invalid_auth");
  }

  @Test
  void aTicketServesOnceAndAForgedOneNever() throws Exception {
    String url = url();
    connect(url);

    assertThatThrownBy(() -> connect(url)).isInstanceOf(ExecutionException.class);
    assertThatThrownBy(() -> connect(url.replaceAll("ticket=[^&]*", "ticket=forged")))
        .isInstanceOf(ExecutionException.class);
    assertThat(slack.server().sockets().connections()).isEqualTo(1);
  }

  @Test
  void helloSaysHowManyConnectionsThereAre() throws Exception {
    JsonObject first = connect(url()).next();
    JsonObject second = connect(url()).next();

    assertThat(first.text("type")).contains("hello");
    assertThat(first.number("num_connections")).contains(1);
    assertThat(second.number("num_connections")).contains(2);
    assertThat(first.object("connection_info").flatMap(info -> info.text("app_id")))
        .contains("A0SLIPWAY");
  }

  /// "Socket Mode allows your app to maintain up to 10 open WebSocket connections at the same
  /// time"; the reason is told in <https://github.com/slackapi/node-slack-sdk/issues/1654>.
  @Test
  void theEleventhConnectionIsSentAway() throws Exception {
    for (int i = 0; i < 10; i++) {
      greeted();
    }
    RawSocket eleventh = connect(url());

    JsonObject refusal = eleventh.next();
    assertThat(refusal.text("type")).contains("disconnect");
    assertThat(refusal.text("reason")).contains("too_many_websockets");
    assertThat(eleventh.closed()).contains(1000);
    assertThat(slack.server().sockets().connections()).isEqualTo(10);
  }

  /// "Using multiple connections": each payload goes to one of them.
  @Test
  void envelopesGoDownOneConnectionEachInTurn() throws Exception {
    RawSocket one = greeted();
    RawSocket two = greeted();

    write("first");
    write("second");

    assertThat(List.of(taken(one), taken(two))).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void anEnvelopeHoldsAnEventAndTakesNoAnswer() throws Exception {
    RawSocket socket = greeted();

    write("hello");

    JsonObject envelope = socket.next();
    assertThat(envelope.text("type")).contains("events_api");
    assertThat(envelope.text("envelope_id")).isPresent();
    assertThat(envelope.flag("accepts_response_payload")).isFalse();
    assertThat(envelope.number("retry_attempt")).contains(0);
    assertThat(envelope.object("payload").flatMap(payload -> payload.text("type")))
        .contains("event_callback");
  }

  @Test
  void anEventThatIsNotAcknowledgedComesAgainUntilItIsGivenUp() throws Exception {
    try (SlackUnderTest hasty = SlackUnderTest.hasty()) {
      RawSocket socket = new RawSocket(http, url(hasty));
      sockets.add(socket);
      socket.next();

      hasty.server().people().postMessage(ADA, DEPLOYS, "hello", Optional.empty());

      List<JsonObject> envelopes =
          List.of(socket.next(), socket.next(), socket.next(), socket.next());
      assertThat(envelopes)
          .extracting(each -> each.number("retry_attempt").orElse(-1).intValue())
          .containsExactly(0, 1, 2, 3);
      assertThat(envelopes)
          .extracting(each -> each.textOr("retry_reason", ""))
          .containsExactly("", "timeout", "timeout", "timeout");
      assertThat(envelopes).extracting(SocketModeTest::eventId).doesNotContain("").hasSize(4);
      assertThat(envelopes.stream().map(SocketModeTest::eventId).distinct()).hasSize(1);
      await().until(() -> hasty.server().eventsGivenUp() == 1);
    }
  }

  @Test
  void whatABrokenConnectionHeldComesByAnother() throws Exception {
    RawSocket first = greeted();
    write("hello");
    JsonObject lost = first.next();
    RawSocket second = greeted();

    first.close();

    JsonObject again = second.next();
    assertThat(eventId(again)).isEqualTo(eventId(lost));
    assertThat(again.number("retry_attempt").orElse(0).intValue()).isPositive();
  }

  @Test
  void whatIsNoAcknowledgementIsPassedOver() throws Exception {
    RawSocket socket = greeted();
    write("hello");
    JsonObject envelope = socket.next();

    socket.send("no json");
    socket.send("{\"envelope_id\": \"forged\"}");
    socket.acknowledge(envelope);
    write("second");

    assertThat(text(socket.next())).isEqualTo("second");
    assertThat(slack.server().eventsGivenUp()).isZero();
  }

  @Test
  void anAcknowledgementCanAnswerACommand() throws Exception {
    RawSocket socket = greeted();
    slack.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");
    JsonObject envelope = socket.next();

    socket.send(
        JsonObject.of("envelope_id", envelope.textOr("envelope_id", ""))
            .with("payload", JsonObject.of("text", "on it"))
            .toString());

    assertThat(envelope.text("type")).contains("slash_commands");
    assertThat(envelope.flag("accepts_response_payload")).isTrue();
    assertThat(seenByAda(slack).content().text()).isEqualTo("on it");
  }

  @Test
  void aCommandWithoutAConnectionOrAnAnswerFails() throws Exception {
    slack.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");
    assertThat(seenByAda(slack).content().text())
        .isEqualTo("/deploy failed with the error \"dispatch_failed\"");

    try (SlackUnderTest hasty = SlackUnderTest.hasty()) {
      sockets.add(new RawSocket(http, url(hasty)));
      hasty.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");
      assertThat(seenByAda(hasty).content().text())
          .isEqualTo("/deploy failed with the error \"operation_timeout\"");
    }
  }

  /// "Disconnecting": `warning` some seconds ahead, then `refresh_requested`.
  @Test
  void aRefreshIsAnnouncedAndThenTheConnectionCloses() throws Exception {
    RawSocket socket = greeted();

    slack.server().sockets().warn();
    JsonObject warning = socket.next();
    assertThat(warning.text("type")).contains("disconnect");
    assertThat(warning.text("reason")).contains("warning");
    assertThat(slack.server().sockets().connections()).isEqualTo(1);

    slack.server().sockets().refresh();
    assertThat(socket.next().text("reason")).contains("refresh_requested");
    assertThat(socket.closed()).contains(1000);
    await().until(() -> slack.server().sockets().connections() == 0);
  }

  @Test
  void aCutConnectionEndsWithoutAWord() throws Exception {
    try (PlainSocket socket = new PlainSocket(URI.create(url()))) {
      assertThat(socket.next()).hasValue(PlainSocket.TEXT);

      slack.server().sockets().cut();

      assertThat(socket.next()).isEmpty();
    }
    await().until(() -> slack.server().sockets().connections() == 0);
  }

  private AppsConnectionsOpenResponse open(String token) throws Exception {
    return slack.sdk().methods(token).appsConnectionsOpen(r -> r);
  }

  private String url() throws Exception {
    return url(slack);
  }

  private static String url(SlackUnderTest slack) throws Exception {
    return slack.sdk().issueSocketModeUrl(slack.server().credentials().appToken());
  }

  private RawSocket connect(String url) throws Exception {
    RawSocket socket = new RawSocket(http, url);
    sockets.add(socket);
    return socket;
  }

  private RawSocket greeted() throws Exception {
    RawSocket socket = connect(url());
    assertThat(socket.next().text("type")).contains("hello");
    return socket;
  }

  private void write(String text) throws Exception {
    slack.server().people().postMessage(ADA, DEPLOYS, text, Optional.empty());
  }

  private static String taken(RawSocket socket) throws Exception {
    JsonObject envelope = socket.next();
    socket.acknowledge(envelope);
    return text(envelope);
  }

  private static String text(JsonObject envelope) {
    return envelope
        .object("payload")
        .flatMap(payload -> payload.object("event"))
        .flatMap(event -> event.text("text"))
        .orElse("");
  }

  private static String eventId(JsonObject envelope) {
    return envelope.object("payload").flatMap(payload -> payload.text("event_id")).orElse("");
  }

  private static Message seenByAda(SlackUnderTest slack) {
    return await()
        .until(
            () -> slack.server().workspace().messages().seenBy(ADA, DEPLOYS),
            messages -> !messages.isEmpty())
        .getLast();
  }
}
