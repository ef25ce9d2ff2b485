package dev.slipway.reconciler.router.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router.Routed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The router as a process of its own: started, adopted, killed.
class BuiltinRouterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ServiceKey WEB = new ServiceKey("dev", "web");
  private static final Pool POOL =
      new Pool(new ReleaseHash("1".repeat(64)), List.of(new Endpoint("127.0.0.1", 9)));
  private static final RoutePlan PLAN =
      new RoutePlan(
          WEB,
          3,
          new Route(Optional.empty(), OptionalInt.empty()),
          POOL,
          Optional.of(new RoutePlan.Split(POOL, new Weight(25), true)),
          false);

  @TempDir Path state;

  private BuiltinRouterSettings settings;
  private BuiltinRouter router;

  @BeforeEach
  void start() throws IOException, UnavailableException {
    settings =
        BuiltinRouterSettings.ofThisProgram(
            state.toRealPath(), "127.0.0.1:" + freePort(), "127.0.0.1:" + freePort());
    router = BuiltinRouter.start(settings);
  }

  @AfterEach
  void stop() throws UnavailableException {
    router.stop(PATIENCE);
    router.close();
  }

  /// R31
  @Test
  void aLaterReconcilerAdoptsTheRunningProcess() throws UnavailableException {
    long pid = router.pid();
    router.apply(PLAN);
    router.close();

    router = BuiltinRouter.start(settings);

    assertThat(router.pid()).isEqualTo(pid);
    assertThat(router.routes("dev").values()).extracting(Routed::plan).containsExactly(PLAN);
  }

  @Test
  void aKilledRouterComesUpAgainWithItsWeights() throws UnavailableException {
    long killed = router.pid();
    assertThat(router.apply(PLAN)).isEqualTo(new Outcome.Done());
    ProcessHandle process = ProcessHandle.of(killed).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();

    assertThatThrownBy(() -> router.routes("dev"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("being started again");

    await().atMost(PATIENCE).ignoreExceptions().until(() -> router.pid() != killed);
    assertThat(router.routes("dev").values()).extracting(Routed::plan).containsExactly(PLAN);
  }

  @Test
  void itRunsInASessionOfItsOwnWithoutOurEnvironmentOrTerminal() throws Exception {
    Path process = Path.of("/proc/" + router.pid());

    String[] stat =
        Files.readString(process.resolve("stat")).replaceFirst(".*\\) ", "").split(" ", -1);

    assertThat(stat[3]).isEqualTo("" + router.pid());
    assertThat(Files.readString(process.resolve("environ")).split("\0", 0))
        .allMatch(variable -> variable.matches("(?s)(PATH|HOME|LANG|LC_ALL|TZ)=.*"));
    assertThat(process.resolve("fd/0").toRealPath()).isEqualTo(Path.of("/dev/null"));
    assertThat(process.resolve("fd/1").toRealPath()).isEqualTo(settings.log());
  }

  @Test
  void aTakenPortIsOneUnderstandableLine(@TempDir Path other) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BuiltinRouterSettings clash =
          BuiltinRouterSettings.ofThisProgram(
              other.toRealPath(), "127.0.0.1:" + taken.getLocalPort(), "127.0.0.1:" + freePort());

      assertThatThrownBy(() -> BuiltinRouter.start(clash))
          .isInstanceOf(UnavailableException.class)
          .hasMessageMatching(
              "the router did not start: cannot listen on 127.0.0.1:\\d+: Address already in use");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
