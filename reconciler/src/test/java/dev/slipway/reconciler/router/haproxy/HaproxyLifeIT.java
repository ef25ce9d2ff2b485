package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.PATIENCE;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.V1;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.V2;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.V3;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.WEB;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.alone;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.canary;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router.Routed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A real HAProxy: killed, reloaded, adopted, edited by hand, and under load.
@ExtendWith(InstalledHaproxy.class)
class HaproxyLifeIT {
  private static final Outcome DONE = new Outcome.Done();

  @TempDir private Path folder;

  private HaproxyFixture fixture;
  private Pool one;
  private Pool two;

  @BeforeEach
  void start() throws IOException, UnavailableException {
    fixture = new HaproxyFixture(folder);
    one = pool(V1, fixture.instance("one"));
    two = pool(V2, fixture.instance("two"));
  }

  @AfterEach
  void stop() throws UnavailableException {
    fixture.close();
  }

  /// R31
  @Test
  void aLaterReconcilerAdoptsHaproxyAndGoesOnCounting() throws UnavailableException {
    fixture.router.apply(alone(1, one));
    fixture.router.apply(canary(2, 25, one, two));
    long pid = fixture.router.pid();
    fixture.bodies(40);
    assertThat(answers(V2).total()).isEqualTo(10);

    fixture.restartReconciler();
    fixture.bodies(40);

    assertThat(fixture.router.pid()).isEqualTo(pid);
    assertThat(routed().plan()).isEqualTo(canary(2, 25, one, two));
    assertThat(answers(V1).total()).isEqualTo(60);
    assertThat(answers(V2).total()).isEqualTo(20);
  }

  @Test
  void aKilledHaproxyComesUpAgainWithItsWeightsAndItsCounts() throws UnavailableException {
    fixture.router.apply(alone(1, one));
    fixture.router.apply(canary(2, 25, one, two));
    long killed = fixture.router.pid();
    fixture.bodies(40);
    assertThat(answers(V2).total()).isEqualTo(10);
    ProcessHandle process = ProcessHandle.of(killed).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();

    assertThatThrownBy(() -> fixture.router.routes("dev"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("being started again");

    await().atMost(PATIENCE).ignoreExceptions().until(() -> fixture.router.pid() != killed);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(routed().plan()).isEqualTo(canary(2, 25, one, two)));
    assertThat(Collections.frequency(fixture.bodies(100), "two")).isEqualTo(25);
    assertThat(answers(V2).total()).isEqualTo(35);
  }

  @Test
  void aWholeRolloutNeedsNoReloadAndFailsNoRequest() throws UnavailableException {
    fixture.router.apply(alone(1, one));
    List<Long> worker = workers();
    try (Load load = Load.on(fixture)) {
      for (int percent : List.of(0, 5, 25, 50, 100)) {
        assertThat(fixture.router.apply(canary(2 + percent, percent, one, two))).isEqualTo(DONE);
      }
      assertThat(fixture.router.apply(alone(200, two))).isEqualTo(DONE);
      Pool three = pool(V3, fixture.instance("three"));
      await()
          .atMost(PATIENCE)
          .until(() -> fixture.router.apply(canary(201, 50, two, three)).equals(DONE));
      assertThat(fixture.router.apply(alone(202, two))).isEqualTo(DONE);
      load.send(200);

      assertThat(load.failures()).isEmpty();
    }
    assertThat(workers()).isEqualTo(worker);
    assertThat(fixture.bodies(20)).containsOnly("two");
  }

  @Test
  void aReloadFailsNoRequestAndKeptConnectionsFollowTheNewWeights() throws UnavailableException {
    fixture.router.apply(alone(1, one));
    fixture.router.apply(canary(2, 50, one, two));
    List<Long> worker = workers();
    try (Load load = Load.on(fixture)) {
      fixture.bodies(4);

      assertThat(fixture.router.apply(shop(1))).isEqualTo(DONE);
      assertThat(workers()).isNotEqualTo(worker);
      assertThat(fixture.router.apply(canary(3, 0, one, two))).isEqualTo(DONE);

      assertThat(fixture.bodies(20)).containsOnly("one");
      load.send(200);
      assertThat(load.failures()).isEmpty();
    }
  }

  /// R30
  @Test
  void threeAndThreeReplicasShowNoFailureOfTheCandidate() throws UnavailableException {
    Pool good = replicas(V1, "one");
    Pool bad = replicas(V2, "two");
    fixture.instances("two").forEach(instance -> instance.answerWith(500));
    fixture.router.apply(alone(1, good));
    fixture.router.apply(canary(2, 50, good, bad));

    assertThat(fixture.bodies(1_200)).containsOnly("one");
    assertThat(answers(V2))
        .extracting(Answers::total, Answers::failed, Answers::shielded)
        .containsExactly(600L, 600L, 600L);
    assertThat(answers(V1)).extracting(Answers::total, Answers::failed).containsExactly(600L, 0L);
  }

  @Test
  void aCandidateThatClosesWithoutAnAnswerIsCharged() throws UnavailableException {
    fixture.instances("two").forEach(instance -> instance.on("/", exchange -> exchange.close()));
    fixture.router.apply(alone(1, one));
    fixture.router.apply(canary(2, 50, one, two));

    assertThat(fixture.bodies(40)).containsOnly("one");
    assertThat(answers(V2))
        .extracting(Answers::total, Answers::failed, Answers::shielded)
        .containsExactly(20L, 20L, 20L);
  }

  @Test
  void aStickyUserStaysWithTheReleaseUntilItsWeightIsZero() {
    fixture.router.apply(sticky(alone(1, one)));
    fixture.router.apply(sticky(canary(2, 50, one, two)));
    fixture.send(fixture.request("/"));
    var met = fixture.send(fixture.request("/"));
    String cookie = met.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];

    assertThat(cookie).isEqualTo("slipway-dev-web=" + V2.brief());
    assertThat(with(cookie, 20)).containsOnly("two");

    fixture.router.apply(sticky(canary(3, 0, one, two)));
    assertThat(with("other=1; " + cookie, 20)).containsOnly("one");
  }

  @Test
  void whatIsEditedByHandIsToldAndMended() throws IOException, UnavailableException {
    fixture.router.apply(alone(1, one));
    fixture.router.apply(canary(2, 5, one, two));
    MasterSocket socket =
        new MasterSocket(fixture.settings.socket(), HaproxySettings.DEADLINE, () -> true);
    String line = PlanLine.of(Seating.first(canary(2, 90, one, two))).toString();

    socket.ask(workers().getLast(), "set map plans.map dev.web " + line);

    assertThat(routed().plan()).isEqualTo(canary(2, 90, one, two));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(routed().plan()).isEqualTo(canary(2, 5, one, two)));
  }

  @Test
  void manyServicesAreToldApartByHostAndPort() throws IOException, UnavailableException {
    int port = HaproxyFixture.freePort();
    fixture.router.apply(alone(1, one));
    IntStream.range(0, 20)
        .forEach(i -> assertThat(fixture.router.apply(byHost(i))).isEqualTo(DONE));
    assertThat(fixture.router.apply(shop(port))).isEqualTo(DONE);

    assertThat(fixture.router.routes("dev")).hasSize(22);
    assertThat(fixture.bodies(1)).containsExactly("one");
    assertThat(fixture.raw("S7.Dev.localhost:99")).contains("200 OK").endsWith("two");
    assertThat(fixture.raw("s20.dev.localhost")).contains("404 Not Found");
    assertThat(fixture.on(port)).isEqualTo("two");
  }

  @Test
  void aServerThatDoesNotAnswerGetsNoShare() throws IOException, UnavailableException {
    fixture.router.apply(alone(1, one));
    Pool dead = new Pool(V2, List.of(HaproxyFixture.nobody()));

    Outcome outcome = fixture.router.apply(canary(2, 50, one, dead));

    assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
    assertThat(outcome.toString()).contains("does not accept connections (HAProxy's check: L4CON)");
    assertThat(fixture.bodies(20)).containsOnly("one");
  }

  @Test
  void aTakenPortIsOneUnderstandableLineAndLeavesTheOthersAlone() throws IOException {
    fixture.router.apply(alone(1, one));
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = fixture.router.apply(shop(taken.getLocalPort()));

      assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
      assertThat(outcome.toString()).contains("cannot be listened on: Address already in use");
    }
    assertThat(fixture.bodies(5)).containsOnly("one");
    assertThat(fixture.router.apply(shop(1))).isEqualTo(DONE);
  }

  private List<String> with(String cookie, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> fixture.send(fixture.request("/").header("Cookie", cookie)).body())
        .toList();
  }

  private Pool replicas(ReleaseHash release, String name) {
    return pool(release, fixture.instance(name), fixture.instance(name), fixture.instance(name));
  }

  private RoutePlan shop(int port) {
    Route route =
        new Route(Optional.empty(), port == 1 ? OptionalInt.empty() : OptionalInt.of(port));
    return new RoutePlan(new ServiceKey("dev", "shop"), 1, route, two, Optional.empty(), false);
  }

  private RoutePlan byHost(int number) {
    Route route = new Route(Optional.empty(), OptionalInt.empty());
    return new RoutePlan(
        new ServiceKey("dev", "s" + number), 1, route, two, Optional.empty(), false);
  }

  private static RoutePlan sticky(RoutePlan plan) {
    return new RoutePlan(
        plan.key(), plan.generation(), plan.route(), plan.primary(), plan.split(), true);
  }

  private List<Long> workers() {
    try {
      return new MasterSocket(fixture.settings.socket(), HaproxySettings.DEADLINE, () -> true)
          .workers()
          .current();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Routed routed() throws UnavailableException {
    return Objects.requireNonNull(fixture.router.routes("dev").get(WEB));
  }

  private Answers answers(ReleaseHash release) throws UnavailableException {
    return Objects.requireNonNull(routed().answers().get(release));
  }
}
