package dev.slipway.bot.slack.bolt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.memory.MemorySlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SocketModeTest {
  private static final String VISIT =
      """
      {"type":"events_api","envelope_id":"%1$s","accepts_response_payload":false,
       "payload":{"type":"event_callback","team_id":"T1","event_id":"Ev-%1$s",
        "event":{"type":"app_home_opened","user":"U1","tab":"home"}}}
      """;

  @TempDir private Path folder = Path.of("");

  private final Notes notes = new Notes();
  private StandIn standIn;
  private SocketStandIn sockets;
  private WebApi api;
  private TokenFile token;

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    standIn = new StandIn(new MemorySlack(InstantSource.system()));
    sockets = SocketStandIn.begin();
    token = new TokenFile(Files.writeString(folder.resolve("token"), "xapp-1"));
    api = new WebApi(standIn.address(), token);
  }

  @AfterEach
  void end() throws InterruptedException {
    standIn.close();
    sockets.stop(1_000);
    api.close();
  }

  private SocketMode start(int connections) {
    return SocketMode.start(api, token, new SlackApp(api, notes), connections);
  }

  private void offer(int urls) {
    for (int i = 0; i < urls; i++) {
      standIn.offerSocket(sockets.url());
    }
  }

  private static void until(Callable<Boolean> holds) {
    await().atMost(Duration.ofSeconds(60)).until(holds);
  }

  @Test
  void whatComesIsTakenAndAcknowledgedByItsEnvelope() {
    offer(1);
    try (SocketMode socketMode = start(1)) {
      until(() -> socketMode.open() == 1);

      sockets.connections().getFirst().send(VISIT.formatted("e1"));

      until(() -> sockets.acknowledged().size() == 1);
    }
    assertThat(sockets.acknowledged()).containsExactly("{\"envelope_id\":\"e1\"}");
    assertThat(notes.taken()).containsExactly(new Inbound.Visited("Ev-e1", "U1", "T1"));
    assertThat(standIn.calls().getFirst().authorization()).isEqualTo("Bearer xapp-1");
  }

  @Test
  void aCommandHasItsEnvelopeAsId() {
    offer(1);
    try (SocketMode socketMode = start(1)) {
      until(() -> socketMode.open() == 1);

      sockets
          .connections()
          .getFirst()
          .send(
              """
              {"type":"slash_commands","envelope_id":"e2","accepts_response_payload":true,
               "payload":{"command":"/deploy","text":"frontend staging","user_id":"U1",
                "team_id":"T1","channel_id":"C1","trigger_id":"tr1",
                "response_url":"https://hooks.slack.com/commands/1"}}
              """);

      until(() -> sockets.acknowledged().size() == 1);
    }
    assertThat(notes.taken())
        .singleElement()
        .isInstanceOfSatisfying(
            Inbound.Typed.class,
            typed -> {
              assertThat(typed.id()).isEqualTo("e2");
              assertThat(typed.text()).isEqualTo("frontend staging");
            });
  }

  @Test
  void optionsGoBackWithTheAcknowledgement() {
    offer(1);
    try (SocketMode socketMode = start(1)) {
      until(() -> socketMode.open() == 1);

      sockets
          .connections()
          .getFirst()
          .send(
              """
              {"type":"interactive","envelope_id":"e3","accepts_response_payload":true,
               "payload":{"type":"block_suggestion","user":{"id":"U1"},"action_id":"version",
                "value":"1"}}
              """);

      until(() -> sockets.acknowledged().size() == 1);
    }
    assertThat(sockets.acknowledged().getFirst())
        .contains("\"envelope_id\":\"e3\"", "\"payload\":{\"options\":", "U1/version//1");
  }

  @Test
  void whatCouldNotBeKeptIsNotAcknowledgedAndTheNextIsTaken() {
    offer(1);
    notes.full(true);
    try (SocketMode socketMode = start(1)) {
      until(() -> socketMode.open() == 1);
      sockets.connections().getFirst().send(VISIT.formatted("lost"));
      until(() -> notes.refused() == 1);

      notes.full(false);
      sockets.connections().getFirst().send(VISIT.formatted("kept"));

      until(() -> sockets.acknowledged().size() == 1);
    }
    assertThat(sockets.acknowledged()).containsExactly("{\"envelope_id\":\"kept\"}");
  }

  /// C3
  @Test
  void itStartsWithoutSlackAndConnectsLater() {
    try (SocketMode socketMode = start(2)) {
      until(() -> standIn.calls().size() >= 2);
      assertThat(socketMode.open()).isZero();

      offer(2);

      until(() -> socketMode.open() == 2);
    }
  }

  @Test
  void aRefreshOpensAnotherConnectionBeforeTheOldOneIsClosed() {
    offer(1);
    try (SocketMode socketMode = start(1)) {
      until(() -> socketMode.open() == 1);
      WebSocket old = sockets.connections().getFirst();
      old.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
      until(() -> standIn.calls().size() >= 2);
      assertThat(old.isOpen()).isTrue();

      offer(1);

      until(() -> sockets.connections().size() == 2 && old.isClosed());
      sockets.connections().getLast().send(VISIT.formatted("e4"));
      until(() -> sockets.acknowledged().size() == 1);
    }
  }

  @Test
  void aConnectionThatBreaksIsOpenedAgain() {
    offer(2);
    try (SocketMode socketMode = start(1)) {
      until(() -> socketMode.open() == 1);

      sockets.connections().getFirst().close();

      until(() -> sockets.connections().size() == 2 && socketMode.open() == 1);
    }
    until(() -> sockets.connections().stream().allMatch(WebSocket::isClosed));
  }

  @Test
  void moreConnectionsThanSlackAllowsAreRefused() {
    assertThatThrownBy(() -> start(11)).isInstanceOf(IllegalArgumentException.class);
  }
}
