package dev.slipway.reconciler.router;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;

/// The contract for routers that users reach over HTTP, with instances that do, too: each answers
/// with its release.
public abstract class RouterOverHttpContract extends RouterContract {
  private final Map<ReleaseHash, TestInstance> instances = new ConcurrentHashMap<>();

  /// A request to the router for [RouterContract#WEB].
  protected abstract HttpRequest.Builder request();

  protected abstract HttpResponse<String> send(HttpRequest.Builder request);

  @AfterEach
  void closeInstances() {
    instances.values().forEach(TestInstance::close);
  }

  @Override
  protected final Endpoint instance(ReleaseHash release) {
    return started(release).endpoint();
  }

  @Override
  protected final void spoil(ReleaseHash release) {
    started(release).answerWith(500);
  }

  @Override
  protected final int received(ReleaseHash release) {
    return started(release).received();
  }

  @Override
  protected final Sent send(ServiceKey key, String method, Optional<String> asked) {
    HttpRequest.Builder request = request().method(method, BodyPublishers.noBody());
    asked.ifPresent(release -> request.header("X-Slipway-Release", release));
    HttpResponse<String> response = send(request);
    Optional<ReleaseHash> by =
        instances.keySet().stream().filter(hash -> hash.hex().equals(response.body())).findFirst();
    return new Sent(response.statusCode(), by);
  }

  private TestInstance started(ReleaseHash release) {
    return instances.computeIfAbsent(release, hash -> new TestInstance(hash.hex()));
  }
}
