package dev.slipway.reconciler.router.haproxy;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Users without a pause until it is closed: GET and POST, on kept and on new connections.
final class Load implements AutoCloseable {
  private final HaproxyFixture fixture;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile boolean over;
  private final List<Thread> users;

  private Load(HaproxyFixture fixture) {
    this.fixture = fixture;
    this.users =
        List.of(
            Thread.ofVirtual().unstarted(() -> use("GET", false)),
            Thread.ofVirtual().unstarted(() -> use("POST", false)),
            Thread.ofVirtual().unstarted(() -> use("GET", true)),
            Thread.ofVirtual().unstarted(() -> use("POST", true)));
  }

  static Load on(HaproxyFixture fixture) {
    Load load = new Load(fixture);
    load.users.forEach(Thread::start);
    load.send(50);
    return load;
  }

  /// Returns when so many more were answered.
  void send(int more) {
    int wanted = answered.get() + more;
    await().atMost(HaproxyFixture.PATIENCE).until(() -> answered.get() >= wanted);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  private void use(String method, boolean newConnections) {
    while (!over) {
      try {
        HttpResponse<Void> response = newConnections ? alone(method) : send(method, fixture.http);
        if (response.statusCode() != 200) {
          failures.add(method + " " + response.statusCode());
        }
      } catch (IOException e) {
        failures.add(method + (newConnections ? " new " : " kept ") + e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      answered.incrementAndGet();
    }
  }

  private HttpResponse<Void> alone(String method) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return send(method, http);
    }
  }

  private HttpResponse<Void> send(String method, HttpClient http)
      throws IOException, InterruptedException {
    String body = method.equals("POST") ? "x" : "";
    return http.send(
        fixture.request("/").method(method, BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.discarding());
  }

  @Override
  public void close() {
    over = true;
    for (Thread user : users) {
      try {
        user.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
