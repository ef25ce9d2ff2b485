package dev.slipway.reconciler.target.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.router.haproxy.HaproxyRouter;
import dev.slipway.reconciler.router.haproxy.HaproxySettings;
import dev.slipway.reconciler.router.haproxy.InstalledHaproxy;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Users' requests reach a swarm through HAProxy, which others started on its overlay network.
@Timeout(240)
@ExtendWith({RealEngine.class, InstalledHaproxy.class})
final class SwarmBehindHaproxyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Version NEXT = new Version("1.5.0");
  private static final int PORT = 8080;

  private Fixture fixture = unset();
  private Path folder = Path.of("made before each test");
  private HaproxyRouter router = unset();
  private Process haproxy = unset();
  private long generation;

  SwarmBehindHaproxyIT() {}

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test
  private static <T> T unset() {
    return null;
  }

  /// The router comes first and writes what HAProxy reads.
  @BeforeEach
  void open(@TempDir(factory = ShortFolder.class) Path root) throws Exception {
    fixture = new Fixture(root);
    folder = Files.createDirectories(root.resolve("router"));
    router =
        HaproxyRouter.start(
            new HaproxySettings(
                folder,
                new HaproxySettings.Address("0.0.0.0", PORT),
                List.of(),
                new HaproxySettings.Address(fixture.swarm.addressHere(), 0),
                new HaproxySettings.Timeouts(
                    Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(60))));
    haproxy =
        fixture.swarm.inside(
            folder.resolve("output"),
            InstalledHaproxy.program().orElseThrow().toString(),
            "-W",
            "-S",
            folder.resolve("master.sock").toString(),
            "-f",
            folder.resolve("haproxy.cfg").toString());
  }

  @AfterEach
  void close() throws Exception {
    List<ProcessHandle> family = haproxy.descendants().toList();
    haproxy.destroy();
    haproxy.waitFor();
    family.forEach(ProcessHandle::destroyForcibly);
    router.close();
    fixture.close();
  }

  private Release release(Version version, String answer) throws Exception {
    fixture.publish("frontend", version, Fixture.answering(answer));
    return fixture.release(fixture.withPort("frontend"), version);
  }

  private void start(Release release, int replicas) {
    for (int ordinal = 0; ordinal < replicas; ordinal++) {
      assertThat(fixture.target.start(release, ordinal)).isEqualTo(new Outcome.Done());
    }
  }

  private Pool pool(Release release) throws Exception {
    List<Endpoint> healthy =
        fixture.target.instances("staging").stream()
            .filter(instance -> instance.release().equals(release.hash()) && instance.isHealthy())
            .map(Instance::endpoint)
            .flatMap(Optional::stream)
            .toList();
    return new Pool(release.hash(), healthy);
  }

  private void steer(Pool primary, Optional<RoutePlan.Split> split) {
    RoutePlan plan =
        new RoutePlan(
            Fixture.KEY,
            ++generation,
            new Route(Optional.of(fixture.swarm.addressInside()), OptionalInt.empty()),
            primary,
            split,
            false);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(router.apply(plan)).isEqualTo(new Outcome.Done()));
  }

  private Users users() {
    return Users.of("http://" + fixture.swarm.addressInside() + ":" + PORT + "/");
  }

  @Test
  void aRolloutUnderLoadFailsNoRequest() throws Exception {
    Release old = release(Fixture.VERSION, "old");
    start(old, 2);
    fixture.awaitHealthy(2);
    steer(pool(old), Optional.empty());
    Release next = release(NEXT, "new");

    Users users = users();
    try (users) {
      users.answer(100);
      start(next, 2);
      fixture.awaitHealthy(4);
      for (int percent : new int[] {5, 25, 50}) {
        steer(pool(old), Optional.of(new RoutePlan.Split(pool(next), new Weight(percent), true)));
        users.answer(200);
      }
      steer(pool(next), Optional.empty());
      users.answer(100);
      for (Instance instance : fixture.target.instances("staging")) {
        if (instance.release().equals(old.hash())) {
          assertThat(fixture.target.stop(instance.name(), Fixture.GRACE))
              .isEqualTo(new Outcome.Done());
        }
      }
      users.answer(200);
    }

    System.out.println("a rollout on a swarm behind HAProxy: " + users.answered() + " answered");
    assertThat(users.failures()).isEmpty();
    assertThat(users.bodies()).isEqualTo(Set.of("old", "new"));
    assertThat(fixture.services()).hasSize(1);
    assertThat(fixture.awaitHealthy(2))
        .allMatch(instance -> instance.release().equals(next.hash()));
  }

  @Test
  void aTaskThatSwarmReplacedGetsRequestsAtItsNewAddress() throws Exception {
    Release release = release(Fixture.VERSION, "old");
    start(release, 2);
    fixture.awaitHealthy(2);
    Pool before = pool(release);
    steer(before, Optional.empty());

    fixture.swarm.client.killContainerCmd(fixture.containers().getFirst().getId()).exec();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(pool(release).endpoints()).hasSize(2).isNotEqualTo(before.endpoints()));
    Pool after = pool(release);
    steer(after, Optional.empty());

    assertThat(router.routes("staging").values())
        .extracting(routed -> Set.copyOf(routed.plan().primary().endpoints()))
        .containsExactly(Set.copyOf(after.endpoints()));
    Users users = users();
    try (users) {
      users.answer(200);
    }
    assertThat(users.failures()).isEmpty();
  }
}
