package dev.slipway.reconciler.router.builtin.server;

import static dev.slipway.reconciler.router.builtin.server.Plans.HERE;
import static dev.slipway.reconciler.router.builtin.server.Plans.WEB;
import static dev.slipway.reconciler.router.builtin.server.Plans.alone;
import static dev.slipway.reconciler.router.builtin.server.Plans.canary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router.Routed;
import dev.slipway.reconciler.router.TestInstance;
import dev.slipway.reconciler.router.builtin.BuiltinRouter;
import dev.slipway.reconciler.router.builtin.BuiltinRouterSettings;
import dev.slipway.reconciler.router.builtin.protocol.TokenFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders: who may give them, what is refused, what stays.
class ControlApiTest {
  private static final Endpoint SOMEWHERE = new Endpoint("127.0.0.1", 9);
  private static final String SERVICE = "/v1/environments/dev/services/web";

  @TempDir Path state;

  private RouterFixture fixture;
  private String token = "";

  @BeforeEach
  void open() throws IOException, UnavailableException {
    fixture = new RouterFixture(state, RouterFixture.QUICK);
    token = TokenFile.read(state.resolve("token"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void withoutTheTokenNothingIsToldOrDone() {
    assertThat(fixture.send(control("/v1/about")).statusCode()).isEqualTo(401);
    assertThat(
            fixture.send(control("/v1/about").header("Authorization", "Bearer wrong")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatIsNoPlanIsRefusedWithTheFieldThatIsWrong() {
    HttpResponse<String> response = put(SERVICE, "{\"environment\":\"dev\",\"service\":\"web\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("'generation' must be a whole number");
  }

  @Test
  void aPlanForAnotherServiceIsRefused() {
    String plan = dev.slipway.reconciler.router.json.PlanJson.write(alone(HERE, SOMEWHERE));

    assertThat(put("/v1/environments/dev/services/shop", plan).statusCode()).isEqualTo(400);
  }

  @Test
  void bodiesHaveALimitAndUnknownPathsAreNotFound() {
    assertThat(put(SERVICE, "x".repeat(2_000_000)).statusCode()).isEqualTo(413);
    assertThat(put("/v2/environments/dev/services/web", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void weightsAndGenerationsSurviveARestart() throws IOException, UnavailableException {
    RoutePlan plan = canary(8, 25, SOMEWHERE, SOMEWHERE);
    fixture.router.apply(plan);

    restart();

    Map<ServiceKey, Routed> routes = fixture.router.routes("dev");
    assertThat(routes).containsOnlyKeys(WEB);
    assertThat(routes.values()).extracting(Routed::plan).containsExactly(plan);
    assertThat(fixture.router.apply(canary(7, 50, SOMEWHERE, SOMEWHERE)))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRemovedServiceStaysRemovedAfterARestart() throws IOException, UnavailableException {
    fixture.router.apply(alone(HERE, SOMEWHERE));
    fixture.router.remove(WEB);

    restart();

    assertThat(fixture.router.routes("dev")).isEmpty();
  }

  @Test
  void namesCannotLeaveTheStateFolder() throws IOException, UnavailableException {
    ServiceKey key = new ServiceKey("../..", "../../etc/x");
    RoutePlan plan = alone(HERE, SOMEWHERE);

    Outcome outcome =
        fixture.router.apply(new RoutePlan(key, 1, HERE, plan.primary(), Optional.empty(), false));

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(fixture.router.routes("../..")).containsOnlyKeys(key);
    assertThat(state.resolve("plans")).isDirectoryContaining("glob:**..%2F..@*");
  }

  /// A full disk must not keep traffic on a bad candidate.
  @Test
  void anOrderThatCannotBeKeptIsInForceAllTheSame() throws Exception {
    fixture.router.apply(canary(1, 50, SOMEWHERE, SOMEWHERE));
    Files.createDirectory(state.resolve("plans/dev@web.json.draft"));

    Outcome outcome = fixture.router.apply(canary(2, 0, SOMEWHERE, SOMEWHERE));

    assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
    assertThat(outcome.toString()).contains("in force, but not kept on disk");
    assertThat(fixture.router.routes("dev").values())
        .extracting(routed -> routed.plan().generation())
        .containsExactly(2L);
  }

  @Test
  void twoRoutersDoNotShareAStateFolder() {
    assertThatThrownBy(() ->
            new RouterFixture(
                state, RouterFixture.QUICK, RouterFixture.freePort(), RouterFixture.freePort()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another router uses the state folder");
  }

  @Test
  void aTakenPortIsOneLine(@TempDir Path other) {
    assertThatThrownBy(() ->
            new RouterFixture(other, RouterFixture.QUICK, fixture.port, RouterFixture.freePort()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + fixture.port)
        .hasMessageContaining("in use");
  }

  @Test
  void aRouterWithAnotherTokenIsNotAdopted(@TempDir Path other) {
    assertThatThrownBy(() -> BuiltinRouter.start(settings(other, fixture.control)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("is taken: it is in use by a router with another token");
  }

  @Test
  void aForeignProgramOnTheControlPortIsNamed(@TempDir Path other) {
    try (TestInstance foreign = new TestInstance("hello")) {
      assertThatThrownBy(() -> BuiltinRouter.start(settings(other, foreign.endpoint().port())))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("is taken: it is in use by another program");
    }
  }

  @Test
  void aRouterOfAnotherProtocolIsNamed(@TempDir Path other) {
    try (TestInstance newer = new TestInstance("newer")) {
      newer.on(
          "/v1/about",
          exchange ->
              TestInstance.answer(
                  exchange,
                  200,
                  """
                  {"program":"slipway-router","protocol":2,"pid":1,"startedMillis":0,
                   "state":"x","listen":"y"}\
                  """));
      assertThatThrownBy(() -> BuiltinRouter.start(settings(other, newer.endpoint().port())))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("speaks protocol 2, this program 1: stop it with 'kill 1'");
    }
  }

  /// A busy machine must not keep a reconciler from starting.
  @Test
  void whoIsSlowToAnswerIsAskedAgain(@TempDir Path other) {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    try (TestInstance slow = new TestInstance("slow")) {
      slow.on(
          "/v1/about",
          exchange -> {
            if (asked.incrementAndGet() <= 2) {
              awaited(never);
            }
            TestInstance.answer(exchange, 401, "no");
          });
      assertThatThrownBy(() ->
              BuiltinRouter.start(settings(other, slow.endpoint().port(), Duration.ofMillis(200))))
          .hasMessageContaining("is taken: it is in use by a router with another token");
      never.countDown();
    }
    assertThat(asked).hasValue(3);
  }

  private static void awaited(CountDownLatch latch) throws IOException {
    try {
      boolean _ = latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aTokenThatOthersMayReadIsNotTrusted() throws IOException {
    Path file = state.resolve("token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> TokenFile.read(file)).hasMessageContaining("chmod 600");
  }

  private void restart() throws IOException, UnavailableException {
    fixture.close();
    fixture = new RouterFixture(state, RouterFixture.QUICK, fixture.port, fixture.control);
  }

  private HttpRequest.Builder control(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.control + path));
  }

  private HttpResponse<String> put(String path, String body) {
    return fixture.send(
        control(path)
            .header("Authorization", "Bearer " + token)
            .PUT(BodyPublishers.ofString(body)));
  }

  private static BuiltinRouterSettings settings(Path state, int control) {
    return settings(state, control, Duration.ofSeconds(20));
  }

  private static BuiltinRouterSettings settings(Path state, int control, Duration deadline) {
    return new BuiltinRouterSettings(
        state, "127.0.0.1:1", "127.0.0.1:" + control, List.of("/bin/false"), List.of(), deadline);
  }
}
