package dev.slipway.reconciler.router.builtin.server;

import static dev.slipway.reconciler.router.builtin.server.Plans.HERE;
import static dev.slipway.reconciler.router.builtin.server.Plans.V1;
import static dev.slipway.reconciler.router.builtin.server.Plans.V2;
import static dev.slipway.reconciler.router.builtin.server.Plans.WEB;
import static dev.slipway.reconciler.router.builtin.server.Plans.alone;
import static dev.slipway.reconciler.router.builtin.server.Plans.canary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.TestInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances that are dead, hang or break off, and users that leave.
class FailingInstancesTest {
  private static final Timeouts IMPATIENT =
      new Timeouts(
          Duration.ofSeconds(1),
          Duration.ofMillis(300),
          Duration.ofSeconds(30),
          Duration.ZERO,
          Duration.ofMillis(200));

  @TempDir Path state;

  private final TestInstance first = new TestInstance("one");
  private final TestInstance second = new TestInstance("two");
  private final CountDownLatch released = new CountDownLatch(1);
  private Endpoint dead;
  private RouterFixture fixture;

  @BeforeEach
  void open() throws IOException, UnavailableException {
    dead = new Endpoint("127.0.0.1", RouterFixture.freePort());
    fixture = new RouterFixture(state, IMPATIENT);
  }

  @AfterEach
  void close() {
    released.countDown();
    fixture.close();
    first.close();
    second.close();
  }

  @Test
  void aDeadInstanceIsPassedOverForAnotherOfItsRelease() throws UnavailableException {
    fixture.router.apply(alone(HERE, dead, first.endpoint()));

    assertThat(IntStream.range(0, 20).mapToObj(_ -> post().statusCode())).containsOnly(200);

    assertThat(first.received()).isEqualTo(20);
    assertThat(answers(V1)).extracting(Answers::total, Answers::failed).containsExactly(20L, 0L);
  }

  @Test
  void allInstancesDeadIs502() throws UnavailableException {
    fixture.router.apply(alone(HERE, dead));

    assertThat(fixture.send(fixture.request("/")).statusCode()).isEqualTo(502);

    assertThat(answers(V1)).extracting(Answers::total, Answers::failed).containsExactly(1L, 1L);
  }

  @Test
  void aDeadCandidateIsShieldedAndCounted() throws UnavailableException {
    fixture.router.apply(canary(1, 50, first.endpoint(), dead));

    assertThat(IntStream.range(0, 20).mapToObj(_ -> get("/").statusCode())).containsOnly(200);

    assertThat(answers(V2))
        .extracting(Answers::total, Answers::failed, Answers::shielded)
        .containsExactly(10L, 10L, 10L);
    assertThat(answers(V1).total()).isEqualTo(10);
  }

  @Test
  void aDeadCandidatesPostDoesNotGoToThePrimary() {
    fixture.router.apply(canary(1, 99, first.endpoint(), dead));
    get("/");

    assertThat(post().statusCode()).isEqualTo(502);
    assertThat(first.received()).isEqualTo(1);
  }

  @Test
  void noAnswerInTimeIs504() throws UnavailableException {
    fixture.router.apply(alone(HERE, first.endpoint()));
    first.on("/slow", this::hang);

    assertThat(get("/slow").statusCode()).isEqualTo(504);

    assertThat(answers(V1)).extracting(Answers::failed, Answers::inFlight).containsExactly(1L, 0L);
  }

  @Test
  void aHangingCandidateIsShielded() throws UnavailableException {
    fixture.router.apply(canary(1, 99, first.endpoint(), second.endpoint()));
    second.on("/slow", this::hang);
    get("/");

    HttpResponse<String> response = get("/slow");

    assertThat(response.body()).isEqualTo("one");
    assertThat(answers(V2).shielded()).isEqualTo(1);
    assertThat(answers(V2).inFlight()).isZero();
  }

  @Test
  void aCandidateThatClosesWithoutAnAnswerIsShieldedAndItsPostsAreSentOnce()
      throws UnavailableException {
    fixture.router.apply(canary(1, 99, first.endpoint(), second.endpoint()));
    second.on("/gone", HttpExchange::close);
    get("/");

    assertThat(get("/gone").body()).isEqualTo("one");
    int before = second.received();
    HttpRequest.Builder post = fixture.request("/gone").POST(BodyPublishers.ofString("x"));
    assertThat(fixture.send(post).statusCode()).isEqualTo(502);

    assertThat(second.received()).isEqualTo(before + 1);
    assertThat(answers(V2).failed()).isEqualTo(2);
  }

  @Test
  void anAnswerThatBreaksOffIsTornNotEndedAndCountsAsFailed() throws UnavailableException {
    fixture.router.apply(alone(HERE, first.endpoint()));
    first.on(
        "/torn",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          exchange.close();
        });

    assertThatThrownBy(() -> get("/torn")).isInstanceOf(UncheckedIOException.class);

    await().until(() -> answers(V1).inFlight() == 0);
    assertThat(answers(V1)).extracting(Answers::total, Answers::failed).containsExactly(1L, 1L);
  }

  @Test
  void aUserWhoLeavesIsNotTheReleasesFailure() throws Exception {
    fixture.close();
    fixture = new RouterFixture(state, RouterFixture.QUICK);
    fixture.router.apply(alone(HERE, first.endpoint()));
    first.on("/slow", this::hang);

    try (Socket user = new Socket(InetAddress.getLoopbackAddress(), fixture.port)) {
      user.getOutputStream()
          .write("GET /slow HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      await().until(() -> answers(V1).inFlight() == 1);
    }

    await().until(() -> answers(V1).inFlight() == 0);
    assertThat(answers(V1)).extracting(Answers::total, Answers::failed).containsExactly(0L, 0L);
  }

  @Test
  void requestsInFlightEndAfterTheirReleaseLeftThePlan() throws Exception {
    fixture.close();
    fixture = new RouterFixture(state, RouterFixture.QUICK);
    fixture.router.apply(canary(1, 99, first.endpoint(), second.endpoint()));
    get("/");
    second.on("/slow", this::waitThenAnswer);
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(() -> get("/slow"));
    await().until(() -> answers(V2).inFlight() == 1);

    fixture.router.apply(canary(2, 0, first.endpoint(), second.endpoint()));
    assertThat(get("/").body()).isEqualTo("one");
    assertThat(answers(V2).inFlight()).isEqualTo(1);
    released.countDown();

    assertThat(slow.get(30, TimeUnit.SECONDS).body()).isEqualTo("late");
    assertThat(answers(V2)).extracting(Answers::inFlight, Answers::failed).containsExactly(0L, 0L);
  }

  private void hang(HttpExchange exchange) {
    try {
      released.await();
      exchange.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitThenAnswer(HttpExchange exchange) throws IOException {
    try {
      released.await();
      TestInstance.answer(exchange, 200, "late");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> get(String path) {
    return fixture.send(fixture.request(path));
  }

  private HttpResponse<String> post() {
    return fixture.send(fixture.request("/").POST(BodyPublishers.ofString("x")));
  }

  private Answers answers(ReleaseHash release) throws UnavailableException {
    return Objects.requireNonNull(
        Objects.requireNonNull(fixture.router.routes("dev").get(WEB)).answers().get(release));
  }
}
