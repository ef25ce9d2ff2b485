package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.RouterContract;
import dev.slipway.reconciler.router.TestInstance;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract over real sockets.
class BuiltinRouterTest extends RouterContract {
  @TempDir Path state;

  private final Map<ReleaseHash, TestInstance> instances = new ConcurrentHashMap<>();
  private RouterFixture fixture;

  @BeforeEach
  void open() throws IOException, UnavailableException {
    fixture = new RouterFixture(state, RouterFixture.QUICK);
  }

  @AfterEach
  void close() {
    fixture.close();
    instances.values().forEach(TestInstance::close);
  }

  @Override
  protected Router router() {
    return fixture.router;
  }

  @Override
  protected Endpoint instance(ReleaseHash release) {
    return started(release).endpoint();
  }

  @Override
  protected void spoil(ReleaseHash release) {
    started(release).answerWith(500);
  }

  @Override
  protected int received(ReleaseHash release) {
    return started(release).received();
  }

  @Override
  protected Sent send(ServiceKey key, String method, Optional<String> asked) {
    HttpRequest.Builder request = fixture.request("/").method(method, BodyPublishers.noBody());
    asked.ifPresent(release -> request.header("X-Slipway-Release", release));
    HttpResponse<String> response = fixture.send(request);
    Optional<ReleaseHash> by =
        instances.keySet().stream().filter(hash -> hash.hex().equals(response.body())).findFirst();
    return new Sent(response.statusCode(), by);
  }

  private TestInstance started(ReleaseHash release) {
    return instances.computeIfAbsent(release, hash -> new TestInstance(hash.hex()));
  }
}
