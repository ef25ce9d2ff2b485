package dev.slipway.sandbox.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a server that counts by itself.
@Timeout(60)
final class TrafficGeneratorIT {
  @TempDir private Path folder;

  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong posts = new AtomicLong();
  private final AtomicLong slowOnes = new AtomicLong();
  private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answerEveryFifthWith500);
    server.createContext("/orders", this::takeOrder);
    server.start();
  }

  @AfterEach
  void stopServing() {
    released.countDown();
    server.stop(0);
  }

  @Test
  void whatItCountsIsWhatTheServerCounted() throws IOException {
    Summary summary = run(plan(500, 0.5, 0), 1_000);

    assertThat(summary.requests()).isEqualTo(requests.get());
    assertThat(summary.failures(Set.of("7.0.0")).byCandidate()).isEqualTo(failed.get());
    assertThat(summary.failed()).isEqualTo(failed.get()).isEqualTo(requests.get() / 5);
    assertThat(summary.unsent()).isZero();
  }

  @Test
  void everyRequestIsALineOfTheLog() throws IOException {
    Summary summary = run(plan(500, 0.5, 0.1), 300);

    List<String> lines = Files.readAllLines(folder.resolve("traffic.csv"));
    assertThat(lines).hasSize((int) summary.requests() + 1);
    assertThat(lines.stream().filter(line -> line.contains(",POST,")).count())
        .isEqualTo(posts.get());
    assertThat(lines.stream().filter(line -> line.contains(",500,")).count())
        .isEqualTo(failed.get());
  }

  @Test
  void theSlowOnesAskForIt() throws IOException {
    server.createContext("/slow", this::answerSlow);

    Summary summary =
        run(
            new TrafficPlan(
                server.getAddress(),
                List.of("a"),
                500,
                new TrafficPlan.Mix(0.5, 0.5, 0.2),
                Duration.ofSeconds(10),
                1_000),
            300);

    List<String> lines = Files.readAllLines(folder.resolve("traffic.csv"));
    assertThat(slowOnes.get()).isBetween(20L, summary.requests() / 3);
    assertThat(lines.stream().filter(line -> line.endsWith(",7.0.0,/slow?ms=3000")).count())
        .isEqualTo(slowOnes.get());
  }

  @Test
  void newConnectionsAreNewAndKeptOnesAreKept() throws IOException {
    Summary fresh = run(plan(200, 1, 0), 200);
    assertThat(fresh.connections()).isEqualTo(fresh.requests());
    assertThat(clients).hasSize((int) fresh.requests());

    clients.clear();
    Summary kept = run(plan(200, 0, 0), 200);
    assertThat(clients).hasSize((int) kept.connections());
    // The slower the answers, the more of them at a time, each on a connection.
    assertThat(kept.connections()).isLessThan(kept.requests() / 2);
  }

  @Test
  void aServerThatHangsDoesNotSlowTheScheduleDown() throws IOException {
    server.removeContext("/");
    server.createContext("/", this::hang);

    TrafficPlan plan =
        new TrafficPlan(
            server.getAddress(),
            List.of("a"),
            200,
            new TrafficPlan.Mix(1, 0, 0),
            Duration.ofMillis(300),
            40);
    Summary summary = run(plan, 150);

    assertThat(summary.broken()).containsOnlyKeys("timed out");
    assertThat(summary.unsent()).isPositive();
    assertThat(summary.failed() + summary.unsent()).isEqualTo(summary.requests());
  }

  @Test
  void aPortWithoutAServerIsRefused() throws IOException {
    server.stop(0);

    Summary summary = run(plan(200, 0.5, 0.5), 20);

    assertThat(summary.broken()).containsOnlyKeys("refused");
    assertThat(summary.failures(Set.of()).byNobody()).isEqualTo(summary.requests());
  }

  private Summary run(TrafficPlan plan, int atLeast) throws IOException {
    try (TrafficGenerator traffic = TrafficGenerator.start(plan, folder.resolve("traffic.csv"))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> traffic.summary().requests() >= atLeast);
      return traffic.stop();
    }
  }

  private TrafficPlan plan(double rate, double fresh, double posts) {
    return new TrafficPlan(
        server.getAddress(),
        List.of("one.localhost", "two.localhost"),
        rate,
        new TrafficPlan.Mix(fresh, posts, 0),
        Duration.ofSeconds(10),
        1_000);
  }

  private void answerEveryFifthWith500(HttpExchange exchange) throws IOException {
    boolean fails = requests.incrementAndGet() % 5 == 0;
    if (fails) {
      failed.incrementAndGet();
    }
    answer(exchange, fails ? 500 : 200);
  }

  private void answerSlow(HttpExchange exchange) throws IOException {
    slowOnes.incrementAndGet();
    assertThat(exchange.getRequestURI().getQuery()).isEqualTo("ms=3000");
    exchange.getRequestBody().readAllBytes();
    answer(exchange, 200);
  }

  private void takeOrder(HttpExchange exchange) throws IOException {
    posts.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    answer(exchange, 201);
  }

  private void hang(HttpExchange exchange) throws IOException {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    clients.add(exchange.getRemoteAddress());
    exchange.getResponseHeaders().set("X-Version", "7.0.0");
    exchange.sendResponseHeaders(status, 2);
    exchange.getResponseBody().write("ok".getBytes(US_ASCII));
    exchange.close();
  }
}
