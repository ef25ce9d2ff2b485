package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static dev.slipway.sandbox.slack.workspace.Samples.actions;
import static dev.slipway.sandbox.slack.workspace.Samples.button;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.socket_mode.SocketModeClient;
import dev.slipway.sandbox.slack.AppUnderTest.Received;
import dev.slipway.sandbox.slack.AppUnderTest.Reply;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An app made with Bolt as its guide says takes the local Slack for Slack, by HTTP and by sockets:
/// <https://docs.slack.dev/tools/java-slack-sdk/guides/bolt-basics>.
@Timeout(60)
final class BoltTest {
  private SlackServer server;
  private Slack sdk;

  @BeforeEach
  void start() throws IOException {
    server =
        SlackServer.start(
            SlackSetup.sample(0, SlackUnderTest.everything()).waiting(SlackUnderTest.PATIENT));
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(server.apiUrl());
    config.setStatsEnabled(false);
    sdk = Slack.getInstance(config);
  }

  @AfterEach
  void stop() throws Exception {
    sdk.close();
    server.close();
  }

  @Test
  void boltTakesAllByHttp() throws Exception {
    try (AppUnderTest http = new AppUnderTest()) {
      App bolt = app(server.credentials().signingSecret());
      http.answer(received -> run(bolt, received));
      server.deliverTo(http.url());

      assertThat(server.verify(http.url())).isTrue();
      actAndAwaitAnswers();
    }
  }

  @Test
  void boltTakesAllBySockets() throws Exception {
    App bolt = app(server.credentials().signingSecret());
    SocketModeApp sockets =
        new SocketModeApp(
            server.credentials().appToken(), SocketModeClient.Backend.JavaWebSocket, bolt);
    sockets.startAsync();
    try {
      await().until(() -> server.sockets().connections() == 1);

      actAndAwaitAnswers();
    } finally {
      sockets.close();
    }
  }

  @Test
  void boltRefusesWhatIsSignedWithAnotherSecret() throws Exception {
    try (AppUnderTest http = new AppUnderTest()) {
      App bolt = app("another");
      http.answer(received -> run(bolt, received));
      server.deliverTo(http.url());

      server.people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");

      awaitText("/deploy failed with the error \"http_service_error\"");
      assertThat(server.verify(http.url())).isFalse();
    }
  }

  private App app(String signingSecret) {
    App bolt =
        new App(
            AppConfig.builder()
                .slack(sdk)
                .signingSecret(signingSecret)
                .singleTeamBotToken(server.credentials().botToken())
                .build());
    bolt.command("/deploy", (request, context) -> context.ack("on it"));
    bolt.blockAction(
        "approve",
        (request, context) -> {
          context.respond("approved");
          return context.ack();
        });
    bolt.event(
        ReactionAddedEvent.class,
        (payload, context) -> {
          String seen = "seen " + payload.getEvent().getReaction();
          context.client().chatPostMessage(r -> r.channel(DEPLOYS).text(seen));
          return context.ack();
        });
    return bolt;
  }

  private void actAndAwaitAnswers() throws Exception {
    server.people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");
    awaitText("on it");

    String blocks = JsonObject.write(List.of(actions(button("approve", "R1"))));
    String plan =
        sdk.methods(server.credentials().botToken())
            .chatPostMessage(r -> r.channel(DEPLOYS).text("plan").blocksAsString(blocks))
            .getTs();
    server.people().pressButton(ADA, new Surface.InMessage(DEPLOYS, plan), "approve");
    awaitText("approved");

    server.people().react(ADA, DEPLOYS, plan, "eyes");
    awaitText("seen eyes");
  }

  private void awaitText(String text) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() ->
            assertThat(server.workspace().messages().seenBy(ADA, DEPLOYS))
                .extracting(BoltTest::text)
                .contains(text));
  }

  private static String text(Message message) {
    return message.content().text();
  }

  private static Reply run(App bolt, Received received) {
    Map<String, List<String>> headers =
        received.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    try {
      Response response =
          bolt.run(
              new SlackRequestParser(bolt.config())
                  .parse(
                      SlackRequestParser.HttpRequest.builder()
                          .requestUri("/slack/events")
                          .queryString(Map.of())
                          .requestBody(received.body())
                          .headers(new RequestHeaders(headers))
                          .build()));
      return new Reply(
          response.getStatusCode(),
          Map.of("Content-Type", response.getContentType()),
          Optional.ofNullable(response.getBody()).orElse(""));
    } catch (Exception e) {
      throw new AssertionError("Bolt cannot take it", e);
    }
  }
}
