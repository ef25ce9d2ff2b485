package dev.slipway.reconciler.target.swarm;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// They ask without a pause until they are closed, two on kept and two on new connections. GET
/// only: busybox's server knows nothing else.
final class Users implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpRequest request;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final Set<String> bodies = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answered = new AtomicInteger();
  private final HttpClient kept =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile boolean over;
  private final List<Thread> threads;

  private Users(String url) {
    this.request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    this.threads =
        Stream.of(true, true, false, false)
            .map(keeps -> Thread.ofVirtual().unstarted(() -> use(keeps)))
            .toList();
  }

  static Users of(String url) {
    Users users = new Users(url);
    users.threads.forEach(Thread::start);
    return users;
  }

  /// Returns when so many more were answered.
  void answer(int more) {
    int wanted = answered.get() + more;
    await().atMost(PATIENCE).until(() -> answered.get() >= wanted);
  }

  int answered() {
    return answered.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /// What was ever answered.
  Set<String> bodies() {
    return Set.copyOf(bodies);
  }

  private void use(boolean keeps) {
    while (!over) {
      try {
        HttpResponse<String> response = keeps ? send(kept) : alone();
        if (response.statusCode() == 200) {
          bodies.add(response.body().strip());
        } else {
          failures.add(String.valueOf(response.statusCode()));
        }
      } catch (IOException e) {
        failures.add((keeps ? "kept " : "new ") + e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      answered.incrementAndGet();
    }
  }

  private HttpResponse<String> alone() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return send(http);
    }
  }

  private HttpResponse<String> send(HttpClient http) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    kept.close();
  }
}
