package dev.slipway.reconciler.target.probe;

import dev.slipway.environments.language.Health;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Asks each watched instance in its health's interval and remembers what the answers make of it,
/// so that reading a condition costs a look into a map. Safe for use by several threads.
///
/// One timer thread; each probe runs on a virtual thread; at most [#CONCURRENT] are under way at
/// once, so that many silent instances cost neither threads nor sockets without bound. An instance
/// that has not given a good answer yet is asked more often ([#EAGER]): a start is what people wait
/// for.
public final class HealthProber implements AutoCloseable {
  private static final int CONCURRENT = 256;
  private static final Duration EAGER = Duration.ofMillis(200);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("health-timer").factory());
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("health-", 0).factory());
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(threads)
          .build();
  private final Semaphore permits = new Semaphore(CONCURRENT);
  private final Map<InstanceName, Watched> watched = new ConcurrentHashMap<>();

  /// What to watch.
  ///
  /// @param age how long the instance has been running
  /// @param wasHealthy whether it was found healthy before, by an earlier reconciler
  /// @param onFirstHealthy called once when the instance is found healthy for the first time
  public record Watch(
      InstanceName name,
      Endpoint endpoint,
      Health health,
      Duration age,
      boolean wasHealthy,
      Runnable onFirstHealthy) {}

  /// Begins to ask; an instance that was watched under the same name is forgotten first.
  public void watch(Watch watch) {
    Watched entry = new Watched(watch);
    watched.put(watch.name(), entry);
    submit(entry);
  }

  public void forget(InstanceName name) {
    watched.remove(name);
  }

  /// How the instance is found; starting where it is not watched.
  public Condition condition(InstanceName name) {
    Watched entry = watched.get(name);
    return entry == null ? new Condition.Starting() : entry.condition();
  }

  @Override
  public void close() {
    watched.clear();
    timer.shutdownNow();
    client.shutdownNow();
    threads.shutdownNow();
  }

  private void submit(Watched entry) {
    try {
      threads.execute(() -> probe(entry));
    } catch (RejectedExecutionException closed) {
      watched.clear();
    }
  }

  private void probe(Watched entry) {
    Watch watch = entry.watch;
    try {
      permits.acquire();
      Optional<String> failure;
      try {
        failure = ask(watch);
      } finally {
        permits.release();
      }
      if (watched.get(watch.name()) == entry) {
        entry.on(failure);
        long pause = entry.pause().toNanos();
        var _ = timer.schedule(() -> submit(entry), pause, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException | RejectedExecutionException closed) {
      watched.remove(watch.name(), entry);
    }
  }

  private Optional<String> ask(Watch watch) throws InterruptedException {
    String question = "GET " + watch.health().path();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + watch.endpoint() + watch.health().path()))
            .timeout(watch.health().timeout())
            .header("User-Agent", "slipway-health")
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      int status = response.statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of(question + " answered " + status);
    } catch (HttpTimeoutException late) {
      return Optional.of(
          question + " did not answer within " + watch.health().timeout().toMillis() + " ms");
    } catch (IOException broken) {
      return Optional.of(question + " was not answered: no connection");
    }
  }

  /// One instance; its state is changed by one probe at a time and read by anybody.
  private static final class Watched {
    private final Watch watch;
    private final long startedNanos;
    private volatile HealthState state;

    Watched(Watch watch) {
      this.watch = watch;
      this.startedNanos = System.nanoTime() - watch.age().toNanos();
      this.state = watch.wasHealthy() ? HealthState.ADOPTED : HealthState.UNKNOWN;
    }

    void on(Optional<String> failure) {
      HealthState before = state;
      HealthState next = before.on(failure, watch.health());
      if (next.everHealthy() && !before.everHealthy()) {
        watch.onFirstHealthy().run();
      }
      state = next;
    }

    Condition condition() {
      return state.condition(watch.health(), Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    Duration pause() {
      Duration interval = watch.health().interval();
      return state.isSilent() && EAGER.compareTo(interval) < 0 ? EAGER : interval;
    }
  }
}
