package dev.slipway.sandbox.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SampleServiceTest {
  private static final Identity IDENTITY = new Identity("frontend", "1.4.2", "i7");

  private static final Duration WELL_WITHIN_THE_GRACE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private SampleService service = startWith("good");

  @AfterEach
  void stop() {
    service.close();
    client.close();
  }

  @Test
  void everyAnswerNamesWhoGaveIt() throws Exception {
    HttpResponse<String> answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Version")).contains("1.4.2");
    assertThat(answer.headers().firstValue("X-Instance")).contains("i7");
    assertThat(answer.body()).contains("\"version\":\"1.4.2\"");
  }

  @Test
  void aBrowserGetsAPage() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(at("/")).header("Accept", "text/html,*/*").build(),
            BodyHandlers.ofString());

    assertThat(answer.body()).startsWith("<!doctype html>").contains("1.4.2");
  }

  @Test
  void ordersAreCounted() throws Exception {
    post("/orders", "one");
    HttpResponse<String> second = post("/orders", "two");

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).contains("\"order\":2");
    assertThat(get("/orders").body()).contains("\"orders\":2");
  }

  @Test
  void whatUsersAreAnsweredIsCountedForPrometheus() throws Exception {
    behaveAs("breakable");
    get("/");
    get("/health");
    post("/break", "");

    assertThat(get("/").statusCode()).isEqualTo(500);
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body()).contains("{outcome=\"well\"} 1", "{outcome=\"failed\"} 2");
  }

  @Test
  void anEchoGivesTheBodyBack() throws Exception {
    String megabyte = "0123456789abcdef".repeat(65_536);

    assertThat(post("/echo", megabyte).body()).isEqualTo(megabyte);
  }

  @Test
  void aSlowPathTakesAsLongAsAsked() throws Exception {
    long before = System.nanoTime();

    get("/slow?ms=150");

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void aFailingVersionFailsItsUsersAndNotItsChecks() throws Exception {
    behaveAs("failing");

    assertThat(get("/").statusCode()).isEqualTo(500);
    assertThat(post("/orders", "one").statusCode()).isEqualTo(500);
    assertThat(get("/").headers().firstValue("X-Version")).contains("1.4.2");
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aVersionThatTurnsBadIsGoodUntilThen() throws Exception {
    behaveAs("failing-after:60m");
    assertThat(get("/").statusCode()).isEqualTo(200);

    behaveAs("failing-after:0ms");
    assertThat(get("/").statusCode()).isEqualTo(500);
  }

  @Test
  void aShareOfFailuresIsExact() {
    behaveAs("failing-share:0.2");

    assertThat(IntStream.range(0, 100).filter(_ -> statusOf("/") == 500).count()).isEqualTo(20);
  }

  @Test
  void aVersionThatIsNeverHealthySaysSo() throws Exception {
    behaveAs("never-healthy");

    assertThat(get("/health").statusCode()).isEqualTo(503);
    assertThat(get("/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aVersionThatIsNeverReadyIsHealthy() throws Exception {
    behaveAs("never-ready");

    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void aRequestInFlightIsFinishedWhenItStops() {
    CompletableFuture<HttpResponse<String>> inFlight =
        client.sendAsync(
            HttpRequest.newBuilder(at("/slow?ms=400")).build(), BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> before =
        client.sendAsync(
            HttpRequest.newBuilder(at("/slow?ms=100")).build(), BodyHandlers.ofString());
    before.join();

    service.close();

    assertThat(inFlight.join().statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestThatNeverCameWholeDoesNotHoldItsEndUp() throws Exception {
    try (Socket half = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      half.getOutputStream().write("GET / HT".getBytes(US_ASCII));
      half.getOutputStream().flush();
      // Another answer shows that the server has gone on since.
      get("/");

      assertTimeoutPreemptively(WELL_WITHIN_THE_GRACE, service::close);
    }
  }

  @Test
  void itEndsAtOnceAfterItsLastAnswer() throws Exception {
    for (int round = 0; round < 100; round++) {
      assertThat(post("/orders", "one").statusCode()).isEqualTo(201);
      assertTimeoutPreemptively(WELL_WITHIN_THE_GRACE, service::close);
      service = startWith("good");
    }
  }

  private void behaveAs(String behaviour) {
    service.close();
    service = startWith(behaviour);
  }

  private static SampleService startWith(String behaviour) {
    try {
      return SampleService.start(0, IDENTITY, Behaviour.parse(behaviour));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int statusOf(String path) {
    return client
        .sendAsync(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.discarding())
        .join()
        .statusCode();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }
}
