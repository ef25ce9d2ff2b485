package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.RouterOverHttpContract;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept by a real HAProxy.
@ExtendWith(InstalledHaproxy.class)
class HaproxyRouterIT extends RouterOverHttpContract {
  @TempDir Path folder;

  private HaproxyFixture fixture;

  @BeforeEach
  void open() throws IOException, UnavailableException {
    fixture = new HaproxyFixture(folder);
  }

  @AfterEach
  void close() throws UnavailableException {
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
