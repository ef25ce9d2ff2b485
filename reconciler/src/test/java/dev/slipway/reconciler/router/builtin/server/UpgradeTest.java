package dev.slipway.reconciler.router.builtin.server;

import static dev.slipway.reconciler.router.builtin.server.Plans.HERE;
import static dev.slipway.reconciler.router.builtin.server.Plans.V1;
import static dev.slipway.reconciler.router.builtin.server.Plans.WEB;
import static dev.slipway.reconciler.router.builtin.server.Plans.alone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.UnavailableException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// WebSockets through the router, with a real client and a real server.
class UpgradeTest {
  @TempDir Path state;

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private RouterFixture fixture;

  @BeforeEach
  void open() throws IOException, UnavailableException {
    fixture = new RouterFixture(state, RouterFixture.QUICK);
    HttpServer server =
        vertx
            .createHttpServer()
            .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
            .webSocketHandshakeHandler(handshake -> {
              if (handshake.path().equals("/refused")) {
                handshake.reject(403);
              } else {
                handshake.accept();
              }
            })
            .listen(0, "127.0.0.1")
            .await();
    fixture.router.apply(alone(HERE, new Endpoint("127.0.0.1", server.actualPort())));
  }

  @AfterEach
  void close() {
    fixture.close();
    vertx.close().await();
  }

  @Test
  void messagesGoBothWaysUntilTheUserCloses() throws Exception {
    WebSocket socket = connect("/chat");
    socket.sendText("hello", true).join();
    socket.sendText("w".repeat(50_000), true).join();

    assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo("hello");
    assertThat(received.poll(30, TimeUnit.SECONDS)).hasSize(50_000);
    assertThat(inFlight()).isEqualTo(1);

    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    await().until(() -> inFlight() == 0);
  }

  @Test
  void anInstanceMayRefuseTheUpgrade() {
    assertThatThrownBy(() -> connect("/refused")).isInstanceOf(CompletionException.class);

    await().until(() -> inFlight() == 0);
  }

  private WebSocket connect(String path) {
    URI address = URI.create("ws://127.0.0.1:" + fixture.port + path);
    return fixture.http().newWebSocketBuilder().buildAsync(address, new Listener()).join();
  }

  private long inFlight() throws UnavailableException {
    return Objects.requireNonNull(
            Objects.requireNonNull(fixture.router.routes("dev").get(WEB)).answers().get(V1))
        .inFlight();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
