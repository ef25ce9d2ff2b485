package dev.slipway.sandbox.slack.socket;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static dev.slipway.sandbox.slack.workspace.Samples.actions;
import static dev.slipway.sandbox.slack.workspace.Samples.button;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.request.SocketModeEnvelope;
import com.slack.api.socket_mode.response.AckResponse;
import com.slack.api.socket_mode.response.MessagePayload;
import com.slack.api.socket_mode.response.MessageResponse;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Slack's SDK on the other side of Socket Mode:
/// <https://docs.slack.dev/tools/java-slack-sdk/guides/socket-mode>.
@Timeout(60)
final class SdkSocketTest {
  private SlackUnderTest slack;
  private SocketModeClient client;
  private final Queue<JsonElement> payloads = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws Exception {
    slack = new SlackUnderTest();
    client =
        slack
            .sdk()
            .socketMode(
                slack.server().credentials().appToken(), SocketModeClient.Backend.JavaWebSocket);
    client.addEventsApiEnvelopeListener(this::take);
    client.addInteractiveEnvelopeListener(this::take);
    client.addSlashCommandsEnvelopeListener(envelope -> {
      payloads.add(envelope.getPayload());
      client.sendSocketModeResponse(
          MessageResponse.builder()
              .envelopeId(envelope.getEnvelopeId())
              .payload(MessagePayload.builder().text("on it").build())
              .build());
    });
    client.connect();
    await().until(() -> slack.server().sockets().connections() == 1);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    slack.close();
  }

  @Test
  void anEventIsTakenAndNotSentAgain() throws Exception {
    write("hello");
    write("second");

    await().until(() -> payloads.size() == 2);
    assertThat(slack.server().eventsGivenUp()).isZero();
    assertThat(payloads.toString()).contains("hello", "second");
  }

  @Test
  void aCommandIsAnsweredInTheAcknowledgement() throws Exception {
    slack.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");

    await()
        .until(() ->
            slack.server().workspace().messages().seenBy(ADA, DEPLOYS).stream()
                .anyMatch(message -> message.content().text().equals("on it")));
    assertThat(payloads.element().getAsJsonObject().get("text").getAsString())
        .isEqualTo("frontend staging");
  }

  @Test
  void aClickIsTaken() throws Exception {
    String blocks = JsonObject.write(List.of(actions(button("approve", "R1"))));
    String ts =
        slack
            .app()
            .chatPostMessage(r -> r.channel(DEPLOYS).text("plan").blocksAsString(blocks))
            .getTs();

    slack.server().people().pressButton(ADA, new Surface.InMessage(DEPLOYS, ts), "approve");

    await().until(() -> payloads.toString().contains("block_actions"));
  }

  @Test
  void theSdkComesBackAfterARefresh() throws Exception {
    slack.server().sockets().refresh();
    await().until(() -> slack.server().sockets().connections() == 1);

    write("hello again");

    await().until(() -> payloads.toString().contains("hello again"));
  }

  private void take(SocketModeEnvelope envelope) {
    payloads.add(envelope.getPayload());
    client.sendSocketModeResponse(new AckResponse(envelope.getEnvelopeId()));
  }

  private void write(String text) throws Exception {
    slack.server().people().postMessage(ADA, DEPLOYS, text, Optional.empty());
  }
}
