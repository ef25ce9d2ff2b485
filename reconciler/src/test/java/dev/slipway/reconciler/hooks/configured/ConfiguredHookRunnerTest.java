package dev.slipway.reconciler.hooks.configured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.hooks.HookRunner.HookCall;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// R29: a hook's 2xx, or exit status 0, is success; anything else, a redirect or a time-out is
/// failure.
@Timeout(30)
final class ConfiguredHookRunnerTest {
  private static final HookCall CALL =
      new HookCall(
          "backup",
          "rollout-1",
          new ServiceKey("staging", "frontend"),
          Optional.of(new Version("1.4.1")),
          new Version("1.4.2"));
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir Path folder = Path.of("set by JUnit");
  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private final HttpServer server;

  ConfiguredHookRunnerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    answer("/ok", 204);
    answer("/moved", 302);
    answer("/broken", 503);
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
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.getResponseHeaders().add("Location", "/ok");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    never.countDown();
    server.stop(0);
  }

  private static HookResult run(HookDefinition definition) {
    try (ConfiguredHookRunner runner = new ConfiguredHookRunner(Map.of("backup", definition))) {
      return runner.run(CALL);
    }
  }

  private HookDefinition post(String path, Duration timeout) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    Path token = Files.writeString(folder.resolve("token"), "hush-hush\n");
    return new HookDefinition.Http(url, timeout, Optional.of(token));
  }

  private HookDefinition script(String script, Duration timeout) {
    return new HookDefinition.Command(List.of("sh", "-c", script), timeout, folder);
  }

  @Test
  void aPostThatIsAnswered2xxSucceedsAndTellsTheCall() throws IOException {
    assertThat(run(post("/ok", LONG))).isEqualTo(new HookResult.Succeeded());

    assertThat(bodies)
        .containsExactly(
            "{\"hook\":\"backup\",\"rollout\":\"rollout-1\",\"environment\":\"staging\","
                + "\"service\":\"frontend\",\"baseline\":\"1.4.1\",\"candidate\":\"1.4.2\"}");
    assertThat(tokens).containsExactly("Bearer hush-hush");
  }

  @Test
  void aRedirectIsAFailureAndIsNotFollowed() throws IOException {
    assertThat(run(post("/moved", LONG))).isEqualTo(new HookResult.Failed("backup answered 302"));
    assertThat(bodies).hasSize(1);
  }

  @Test
  void anyOtherAnswerIsAFailure() throws IOException {
    assertThat(run(post("/broken", LONG))).isEqualTo(new HookResult.Failed("backup answered 503"));
  }

  @Test
  void noAnswerInTimeIsAFailure() throws IOException {
    assertThat(run(post("/silent", Duration.ofMillis(100))))
        .isEqualTo(new HookResult.Failed("backup did not answer within 100 ms"));
  }

  @Test
  void aProgramThatEndsWellSucceedsAndFindsTheCall() throws Exception {
    Path seen = folder.resolve("seen");

    HookResult result = run(script("env > " + seen, LONG));

    assertThat(result).isEqualTo(new HookResult.Succeeded());
    assertThat(Files.readAllLines(seen))
        .contains(
            "SLIPWAY_HOOK=backup",
            "SLIPWAY_ROLLOUT=rollout-1",
            "SLIPWAY_ENVIRONMENT=staging",
            "SLIPWAY_SERVICE=frontend",
            "SLIPWAY_BASELINE=1.4.1",
            "SLIPWAY_CANDIDATE=1.4.2",
            "PWD=" + folder.toRealPath())
        .noneMatch(line -> line.startsWith("MAVEN"));
  }

  @Test
  void aProgramThatEndsBadlyFailsWithTheEndOfItsOutput() {
    assertThat(run(script("echo no such host; exit 7", LONG)))
        .isEqualTo(new HookResult.Failed("backup ended with exit status 7: no such host"));
  }

  @Test
  void muchOutputIsReadAndItsEndIsKept() {
    HookResult result =
        run(script("i=0; while [ $i -lt 5000 ]; do echo line $i; i=$((i+1)); done; exit 1", LONG));

    assertThat(result)
        .isInstanceOfSatisfying(
            HookResult.Failed.class,
            failed -> assertThat(failed.reason()).endsWith("line 4999").hasSizeLessThan(2_200));
  }

  @Test
  void aProgramThatTakesTooLongIsEndedWithItsChildren() throws Exception {
    Path pid = folder.resolve("pid");

    HookResult result =
        run(script("sleep 1000 & echo $! > " + pid + "; wait", Duration.ofMillis(500)));

    assertThat(result).isEqualTo(new HookResult.Failed("backup did not end within 500 ms"));
    long child = Long.parseLong(Files.readString(pid).strip());
    await().until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aMissingProgramOrTokenIsAFailure() {
    HookDefinition missing = new HookDefinition.Command(List.of("/no/such/program"), LONG, folder);
    HookDefinition tokenless =
        new HookDefinition.Http(
            URI.create("http://127.0.0.1:1/"), LONG, Optional.of(folder.resolve("no-token")));

    assertThat(run(missing))
        .isEqualTo(new HookResult.Failed("backup could not be started: /no/such/program"));
    assertThat(run(tokenless))
        .isEqualTo(new HookResult.Failed("backup was not called: its token cannot be read"));
  }
}
