package dev.slipway.reconciler.router.builtin.server;

import static dev.slipway.reconciler.router.builtin.server.Plans.DEFAULT;
import static dev.slipway.reconciler.router.builtin.server.Plans.HERE;
import static dev.slipway.reconciler.router.builtin.server.Plans.V1;
import static dev.slipway.reconciler.router.builtin.server.Plans.V2;
import static dev.slipway.reconciler.router.builtin.server.Plans.WEB;
import static dev.slipway.reconciler.router.builtin.server.Plans.alone;
import static dev.slipway.reconciler.router.builtin.server.Plans.canary;
import static dev.slipway.reconciler.router.builtin.server.Plans.sticky;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router.Routed;
import dev.slipway.reconciler.router.TestInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What reaches the instance and what comes back, byte for byte where it matters.
class TrafficTest {
  private static final int CHUNK = 1 << 20;
  private static final int CHUNKS = 100;

  @TempDir Path state;

  private final TestInstance first = new TestInstance("one");
  private final TestInstance second = new TestInstance("two");
  private RouterFixture fixture;

  @BeforeEach
  void open() throws IOException, UnavailableException {
    fixture = new RouterFixture(state, RouterFixture.QUICK);
  }

  @AfterEach
  void close() {
    fixture.close();
    first.close();
    second.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"web.dev.localhost", "WEB.dev.LOCALHOST", "web.dev.localhost:8080"})
  void aServiceIsFoundByHostInAnyCaseAndWithoutPort(String host) throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));

    String answer = fixture.raw(get("/", host, ""));

    assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("one");
  }

  @Test
  void anUnknownHostIsToldHowHostsLook() throws IOException {
    String answer = fixture.raw(get("/", "nobody.example.com", ""));

    assertThat(answer)
        .startsWith("HTTP/1.1 404")
        .contains("no service is routed at host 'nobody.example.com'")
        .contains("SERVICE.ENVIRONMENT.localhost");
  }

  @Test
  void aServiceMayHaveAPortOfItsOwn() throws IOException {
    int own = RouterFixture.freePort();
    Route route = new Route(Optional.empty(), OptionalInt.of(own));

    Outcome outcome = fixture.router.apply(alone(route, first.endpoint()));

    assertThat(outcome).isEqualTo(new Outcome.Done());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + own + "/"));
    assertThat(fixture.send(request).body()).isEqualTo("one");
  }

  @Test
  void anOwnPortThatIsTakenIsABlockNotARejection() {
    Route route = new Route(Optional.empty(), OptionalInt.of(first.endpoint().port()));

    Outcome outcome = fixture.router.apply(alone(route, second.endpoint()));

    assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
  }

  @Test
  void aHostBelongsToOneService() {
    fixture.router.apply(alone(HERE, first.endpoint()));
    RoutePlan plan = alone(HERE, second.endpoint());
    RoutePlan other =
        new RoutePlan(
            new ServiceKey("dev", "shop"), 1, HERE, plan.primary(), Optional.empty(), false);

    assertThat(fixture.router.apply(other).toString()).contains("127.0.0.1", "dev/web");
  }

  @Test
  void theInstanceSeesTheUsersHostAndWhereTheUserCameFrom() throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));
    echoHeaders();

    String answer =
        fixture.raw(
            get(
                "/headers",
                "web.dev.localhost:8080",
                headers(
                    "X-Forwarded-For: 10.1.2.3",
                    "X-Secret: 1",
                    "Connection: close, X-Secret",
                    "Keep-Alive: 5",
                    "TE: trailers")));

    assertThat(answer)
        .contains("Host=[web.dev.localhost:8080]")
        .contains("X-forwarded-for=[10.1.2.3, 127.0.0.1]")
        .contains("X-forwarded-proto=[http]")
        .contains("X-forwarded-host=[web.dev.localhost:8080]")
        .doesNotContain("X-secret")
        .doesNotContain("Keep-alive")
        .doesNotContain("Te=");
  }

  @Test
  void anOuterProxysSchemeAndHostAreKept() throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));
    echoHeaders();

    String answer =
        fixture.raw(
            get(
                "/headers",
                "web.dev.localhost",
                headers(
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: www.example.com",
                    "Connection: close")));

    assertThat(answer)
        .contains("X-forwarded-proto=[https]")
        .contains("X-forwarded-host=[www.example.com]");
  }

  @Test
  void aConnectionCarriesManyRequests() throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));
    String kept = "GET / HTTP/1.1\r\nHost: web.dev.localhost\r\n\r\n";

    String answer = fixture.raw(kept + kept + get("/", "web.dev.localhost", ""));

    assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(4);
  }

  @Test
  void aLengthStaysALengthAndChunksStayChunks() throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));
    first.on(
        "/chunked",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("piece".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });

    assertThat(fixture.raw(get("/", "web.dev.localhost", "")).toLowerCase(Locale.ROOT))
        .contains("content-length: 3")
        .doesNotContain("chunked");
    assertThat(fixture.raw(get("/chunked", "web.dev.localhost", "")).toLowerCase(Locale.ROOT))
        .contains("transfer-encoding: chunked")
        .doesNotContain("content-length");
  }

  @Test
  void answersWithoutABodyEndWhereTheyShould() throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));
    first.on("/204", exchange -> TestInstance.answer(exchange, 204, ""));
    first.on("/304", exchange -> TestInstance.answer(exchange, 304, ""));
    first.on(
        "/head",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Length", "1234");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });

    assertThat(fixture.raw(get("/204", "web.dev.localhost", ""))).endsWith("\r\n\r\n");
    assertThat(fixture.raw(get("/304", "web.dev.localhost", ""))).endsWith("\r\n\r\n");
    assertThat(
            fixture
                .raw(get("/head", "web.dev.localhost", "").replace("GET", "HEAD"))
                .toLowerCase(Locale.ROOT))
        .contains("content-length: 1234")
        .endsWith("\r\n\r\n");
  }

  @Test
  void anInstanceMayAskForTheBodyThatAUserHoldsBack() throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));

    String answer =
        fixture.raw(
            "POST / HTTP/1.1\r\nHost: web.dev.localhost\r\nContent-Length: 2\r\n"
                + "Expect: 100-continue\r\nConnection: close\r\n\r\nhi");

    assertThat(answer).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 200 OK");
  }

  @Test
  void anAnswerMayComeBeforeTheBodyWasRead() throws IOException {
    fixture.router.apply(alone(DEFAULT, first.endpoint()));
    first.on(
        "/early",
        exchange -> {
          exchange.sendResponseHeaders(413, 5);
          exchange.getResponseBody().write("large".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });

    String answer =
        fixture.raw(
            "POST /early HTTP/1.1\r\nHost: web.dev.localhost\r\nContent-Length: 99\r\n\r\nhi");

    assertThat(answer).startsWith("HTTP/1.1 413").endsWith("large");
  }

  @Test
  void aHundredMebibytesGoUp() {
    fixture.router.apply(alone(HERE, first.endpoint()));
    first.on(
        "/count",
        exchange -> {
          long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          TestInstance.answer(exchange, 200, "" + length);
        });

    HttpResponse<String> response =
        fixture.send(fixture.request("/count").POST(BodyPublishers.ofByteArrays(blocks())));

    assertThat(response.body()).isEqualTo("" + (long) CHUNK * CHUNKS);
  }

  @Test
  void aHundredMebibytesComeDown() throws Exception {
    fixture.router.apply(alone(HERE, first.endpoint()));
    first.on(
        "/large",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (byte[] block : blocks()) {
            exchange.getResponseBody().write(block);
          }
          exchange.close();
        });

    HttpResponse<InputStream> response =
        fixture.http().send(fixture.request("/large").build(), BodyHandlers.ofInputStream());

    long length = response.body().transferTo(OutputStream.nullOutputStream());
    assertThat(length).isEqualTo((long) CHUNK * CHUNKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nBad\u0000Header: 1\r\n\r\n"
      })
  void malformedRequestsAreRefused(String request) throws IOException {
    assertThat(fixture.raw(request)).matches("(?s)HTTP/1.[01] 400 .*");
  }

  @Test
  void headersHaveALimit() throws IOException {
    String large = "X-Large: " + "a".repeat(100_000) + "\r\n";

    assertThat(fixture.raw(get("/", "web.dev.localhost", large))).startsWith("HTTP/1.1 431");
  }

  @Test
  void aStickyUserStaysWithTheReleaseUntilItsWeightIsZero() {
    RoutePlan half = sticky(canary(1, 50, first.endpoint(), second.endpoint()));
    fixture.router.apply(half);
    fixture.send(fixture.request("/"));
    HttpResponse<String> met = fixture.send(fixture.request("/"));
    String cookie = met.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];

    assertThat(met.body()).isEqualTo("two");
    assertThat(cookie).isEqualTo("slipway-dev-web=" + V2.brief());
    assertThat(bodies(20, cookie)).containsOnly("two");

    fixture.router.apply(sticky(canary(2, 0, first.endpoint(), second.endpoint())));
    assertThat(bodies(20, cookie)).containsOnly("one");
  }

  @Test
  void aKeptConnectionFollowsTheNewWeight() throws UnavailableException {
    fixture.router.apply(canary(1, 100, first.endpoint(), second.endpoint()));
    assertThat(fixture.send(fixture.request("/")).body()).isEqualTo("two");

    fixture.router.apply(canary(2, 0, first.endpoint(), second.endpoint()));

    assertThat(fixture.send(fixture.request("/")).body()).isEqualTo("one");
    Routed routed = Objects.requireNonNull(fixture.router.routes("dev").get(WEB));
    assertThat(routed.answers())
        .hasEntrySatisfying(V1, seen -> assertThat(seen.total()).isEqualTo(1));
  }

  private void echoHeaders() {
    first.on(
        "/headers",
        exchange ->
            TestInstance.answer(exchange, 200, exchange.getRequestHeaders().entrySet().toString()));
  }

  private List<String> bodies(int count, String cookie) {
    return IntStream.range(0, count)
        .mapToObj(_ -> fixture.send(fixture.request("/").header("Cookie", cookie)).body())
        .toList();
  }

  private static Iterable<byte[]> blocks() {
    byte[] block = new byte[CHUNK];
    return IntStream.range(0, CHUNKS).mapToObj(_ -> block).toList();
  }

  private static String headers(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String get(String path, String host, String headers) {
    String close = headers.contains("Connection:") ? "" : "Connection: close\r\n";
    return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + close + "\r\n";
  }
}
