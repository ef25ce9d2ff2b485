package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.RouterOverHttpContract;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract over real sockets.
class BuiltinRouterTest extends RouterOverHttpContract {
  @TempDir Path state;

  private RouterFixture fixture;

  @BeforeEach
  void open() throws IOException, UnavailableException {
    fixture = new RouterFixture(state, RouterFixture.QUICK);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Override
  protected Router router() {
    return fixture.router;
  }

  @Override
  protected HttpRequest.Builder request() {
    return fixture.request("/");
  }

  @Override
  protected HttpResponse<String> send(HttpRequest.Builder request) {
    return fixture.send(request);
  }
}
