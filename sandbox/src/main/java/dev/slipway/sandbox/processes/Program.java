package dev.slipway.sandbox.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that [Programs] started.
public final class Program {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final int LINES_IN_MESSAGES = 15;

  private final Launch launch;
  private final Process process;

  Program(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Waits until a GET of `address` is answered 2xx.
  ///
  /// @return how long it took from now
  /// @throws IOException when the program ends before, or is not ready in time; with the last lines
  ///   of its log
  public Duration awaitReady(URI address, Duration within) throws IOException {
    long startedAt = System.nanoTime();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(within).build()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(within).build();
      while (System.nanoTime() - startedAt < within.toNanos()) {
        if (answersWell(client, request)) {
          return Duration.ofNanos(System.nanoTime() - startedAt);
        }
        // Returns at once when the program ends.
        if (process.waitFor(BETWEEN_LOOKS)) {
          throw new IOException(ended());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + launch.name(), e);
    }
    throw new IOException(
        launch.name() + " was not ready within " + within.toSeconds() + " s" + lastLines());
  }

  private static boolean answersWell(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException _) {
      return false;
    }
  }

  /// kill -9; returns when it is gone. May be called twice.
  public void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
  }

  /// SIGTERM, then kill -9 for one that does not end within `grace`. May be called twice.
  ///
  /// @return whether it ended by itself
  public boolean stop(Duration grace) {
    process.destroy();
    if (awaitEnd(grace)) {
      return true;
    }
    kill();
    return false;
  }

  /// @return whether it has ended
  public boolean awaitEnd(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private String ended() throws IOException {
    return launch.name() + " ended with " + process.exitValue() + lastLines();
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(launch.log(), StandardCharsets.UTF_8);
    int from = Math.max(0, lines.size() - LINES_IN_MESSAGES);
    return lines.isEmpty()
        ? "; it printed nothing"
        : "; it last printed:\n" + String.join("\n", lines.subList(from, lines.size()));
  }
}
