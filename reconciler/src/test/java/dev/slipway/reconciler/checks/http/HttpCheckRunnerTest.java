package dev.slipway.reconciler.checks.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.environments.language.Check;
import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class HttpCheckRunnerTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private final HttpCheckRunner runner = new HttpCheckRunner();
  private final HttpServer server;

  HttpCheckRunnerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    answer("/ready", 200);
    answer("/broken", 503);
    answer("/moved", 302);
    server.createContext(
        "/silent",
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  private void answer(String path, int status) {
    server.createContext(
        path,
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "/ready");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    never.countDown();
    runner.close();
    server.stop(0);
  }

  private Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.getAddress().getPort());
  }

  private CheckResult run(String path, int status, Duration within, int times) {
    return runner.run(List.of(new Check(path, status, within, times)), List.of(endpoint()));
  }

  @Test
  void everyAnswerOnEveryEndpointMustBeAsWanted() {
    Check check = new Check("/ready", 200, Duration.ofSeconds(5), 3);

    CheckResult result = runner.run(List.of(check), List.of(endpoint(), endpoint()));

    assertThat(result).isEqualTo(new CheckResult.Passed());
    assertThat(asked).hasValue(6);
  }

  @Test
  void aWrongAnswerFailsAtOnceAndIsSaid() {
    CheckResult result = run("/broken", 200, Duration.ofSeconds(5), 3);

    assertThat(result)
        .isEqualTo(
            new CheckResult.Failed("GET /broken on " + endpoint() + " answered 503, expected 200"));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aRedirectIsAnAnswerAndIsNotFollowed() {
    assertThat(run("/moved", 200, Duration.ofSeconds(5), 1)).isInstanceOf(CheckResult.Failed.class);
    assertThat(run("/moved", 302, Duration.ofSeconds(5), 1)).isEqualTo(new CheckResult.Passed());
  }

  @Test
  void anAnswerThatDoesNotComeFails() {
    assertThat(run("/silent", 200, Duration.ofMillis(100), 1))
        .isEqualTo(
            new CheckResult.Failed(
                "GET /silent on " + endpoint() + " did not answer within 100 ms"));
  }

  @Test
  void anEndpointThatNobodyListensOnFails() {
    Endpoint nobody = new Endpoint("127.0.0.1", 1);
    Check check = new Check("/ready", 200, Duration.ofSeconds(5), 1);

    assertThat(runner.run(List.of(check), List.of(nobody)))
        .isEqualTo(
            new CheckResult.Failed("GET /ready on 127.0.0.1:1 was not answered: no connection"));
  }

  @Test
  void noChecksAndNoEndpointsPass() {
    assertThat(runner.run(List.of(), List.of(endpoint()))).isEqualTo(new CheckResult.Passed());
  }
}
