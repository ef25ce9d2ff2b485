package dev.slipway.reconciler.target.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import dev.slipway.environments.language.Resources;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A release is one service, made with no more rights than it needs, and follows what Swarm does.
@Timeout(120)
@ExtendWith(RealEngine.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Fixture fixture = unset();

  ServiceIT() {}

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before all tests
  private static <T> T unset() {
    return null;
  }

  @BeforeAll
  void found(@TempDir(factory = ShortFolder.class) Path root) throws Exception {
    fixture = new Fixture(root);
  }

  @BeforeEach
  void renew() throws IOException {
    fixture.renew();
  }

  @AfterAll
  void close() throws IOException {
    fixture.close();
  }

  private Release started(int replicas) throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort("frontend"));
    for (int ordinal = 0; ordinal < replicas; ordinal++) {
      assertThat(fixture.target.start(release, ordinal)).isEqualTo(new Outcome.Done());
    }
    return release;
  }

  private static Set<Endpoint> endpoints(List<Instance> instances) {
    return instances.stream()
        .map(Instance::endpoint)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private InspectContainerResponse container() {
    List<Container> all = fixture.containers();
    assertThat(all).hasSize(1);
    return fixture.swarm.client.inspectContainerCmd(all.getFirst().getId()).exec();
  }

  /// What was running goes on as it is when another comes, and nothing is taken from it.
  @Test
  void aReleaseIsOneServiceWithAReplicaForEachInstance() throws Exception {
    Release release = started(1);
    Set<Endpoint> first = endpoints(fixture.awaitHealthy(1));
    String before = container().getId();

    assertThat(fixture.target.start(release, 1)).isEqualTo(new Outcome.Done());
    assertThat(fixture.target.start(release, 2)).isEqualTo(new Outcome.Done());

    assertThat(endpoints(fixture.awaitHealthy(3))).hasSize(3).containsAll(first);
    assertThat(fixture.services()).hasSize(1);
    assertThat(fixture.containers()).extracting(Container::getId).contains(before);
  }

  @Test
  void aContainerMayOnlyWhatIsWrittenDown() throws Exception {
    fixture.secretValues.put("staging/frontend/password", "very secret");
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release =
        fixture.release(
            fixture.spec(
                "frontend",
                Map.of("PASSWORD", "frontend/password"),
                new Resources(OptionalLong.of(64 << 20), OptionalDouble.of(0.5))));

    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    fixture.awaitHealthy(1);

    InspectContainerResponse made = container();
    HostConfig host = made.getHostConfig();
    assertThat(host.getReadonlyRootfs()).isTrue();
    assertThat(host.getCapDrop()).extracting(Enum::name).containsExactly("ALL");
    assertThat(host.getPidsLimit()).isEqualTo(200);
    assertThat(host.getMemory()).isEqualTo(64 << 20);
    assertThat(host.getNanoCPUs()).isEqualTo(500_000_000);
    assertThat(host.getInit()).isTrue();
    assertThat(String.valueOf(made)).doesNotContain("very secret");
    assertThat(List.of(made.getConfig().getEnv()))
        .contains("PASSWORD_FILE=/run/secrets/PASSWORD", "PORT=3000");
    assertThat(fixture.swarm.read(made.getId(), "/run/secrets/PASSWORD")).isEqualTo("very secret");
  }

  @Test
  void secretsThatNoServiceUsesAreRemoved() throws Exception {
    fixture.secretValues.put("staging/frontend/password", "one");
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release =
        fixture.release(
            fixture.spec("frontend", Map.of("PASSWORD", "frontend/password"), Resources.UNLIMITED));
    fixture.target.start(release, 0);
    fixture.awaitHealthy(1);

    assertThat(fixture.target.collect(Set.of(release.digest()))).isZero();
    fixture.target.stop(fixture.awaitHealthy(1).getFirst().name(), Fixture.GRACE);

    assertThat(fixture.target.collect(Set.of(release.digest()))).isEqualTo(1);
  }

  /// Swarm puts another in its place; requests are to go where that one is.
  @Test
  void aKilledTaskIsReplacedBySwarmAndFollowedToItsNewAddress() throws Exception {
    started(2);
    Set<Endpoint> before = endpoints(fixture.awaitHealthy(2));

    fixture.swarm.client.killContainerCmd(fixture.containers().getFirst().getId()).exec();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(fixture.target.instances("staging"))
                .anyMatch(instance -> instance.condition() instanceof Condition.Exited));

    List<Instance> after = fixture.awaitHealthy(2);
    Set<Endpoint> kept = new HashSet<>(endpoints(after));
    kept.retainAll(before);
    assertThat(kept).hasSize(1);
    assertThat(after).extracting(Instance::starts).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aServiceThatWasRemovedByHandIsGoneAndCreatedAnew() throws Exception {
    Release release = started(1);
    fixture.awaitHealthy(1);

    fixture.byHand.removeService(String.valueOf(fixture.services().getFirst().getId()));

    assertThat(fixture.target.instances("staging")).isEmpty();
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    fixture.awaitHealthy(1);
  }

  @Test
  void aForeignServiceOfTheSameNameIsRefusedAndLeftAlone() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort("frontend"));
    String foreign = fixture.byHand.createService(ServiceOrder.name(release));

    try {
      assertThat(fixture.target.start(release, 0))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused ->
                  assertThat(refused.reason())
                      .contains(ServiceOrder.name(release), foreign, "remove or rename it"));
      assertThat(fixture.swarm.client.inspectServiceCmd(foreign).exec().getId()).isEqualTo(foreign);
    } finally {
      fixture.byHand.removeService(foreign);
    }
  }

  @Test
  void oneInstanceIsStoppedAndTheOthersStay() throws Exception {
    started(3);
    List<Instance> before = fixture.awaitHealthy(3);

    assertThat(fixture.target.stop(before.get(2).name(), Fixture.GRACE))
        .isEqualTo(new Outcome.Done());

    List<Instance> after = fixture.awaitHealthy(2);
    assertThat(after).extracting(Instance::ordinal).containsExactly(0, 1);
    assertThat(endpoints(before)).containsAll(endpoints(after));
    assertThat(fixture.containers()).hasSize(2);
  }

  /// As after a restart of the reconciler: Swarm's record is all that there is.
  @Test
  void whatRunsIsFoundAgain() throws Exception {
    Release release = started(2);
    List<Instance> before = fixture.awaitHealthy(2);

    fixture.with(Map.of());

    assertThat(fixture.awaitHealthy(2)).isEqualTo(before);
    assertThat(fixture.target.describe("staging", release.hash())).contains(release);
    assertThat(fixture.target.start(release, 1)).isEqualTo(new Outcome.Done());
    assertThat(fixture.awaitHealthy(2)).isEqualTo(before);
  }

  private void mayRead(String config, String file) throws IOException {
    fixture.with(
        Map.of(
            "frontend",
            new SwarmTargetSettings.Permit(Allowance.NONE, List.of(), Map.of(config, file))));
  }

  @Test
  void aConfigIsFoundByItsNameAndReadWhereTheConfigurationPutsIt() throws Exception {
    fixture.byHand.createConfig("greeting-1", "hello from the swarm");
    fixture.byHand.createConfig("greeting-10", "hello from another");
    mayRead("greeting-1", "/etc/greeting.conf");

    started(1);
    fixture.awaitHealthy(1);

    assertThat(fixture.swarm.read(container().getId(), "/etc/greeting.conf"))
        .isEqualTo("hello from the swarm");
  }

  /// Swarm itself takes a name for the beginning of one.
  @Test
  void aConfigThatIsNotThereIsNamed() throws Exception {
    fixture.byHand.createConfig("nginx-10", "another");
    mayRead("nginx-1", "/etc/nginx.conf");
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort("frontend"));

    assertThat(fixture.target.start(release, 0))
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            unavailable ->
                assertThat(unavailable.reason())
                    .contains("the swarm has no config nginx-1", "`configs` of frontend"));
    assertThat(fixture.services()).isEmpty();
  }

  /// Swarm does not always say why: not where the service was changed before it looked at its
  /// tasks.
  @Test
  void aNodeThatMeetsNoConstraintGetsNothing() throws Exception {
    fixture.with(
        Map.of(
            "frontend",
            new SwarmTargetSettings.Permit(
                Allowance.NONE, List.of("node.labels.disk==fast"), Map.of())));

    started(1);

    String target = fixture.settings.name();
    await().atMost(PATIENCE).until(() -> fixture.swarm.tasks(target).startsWith("pending"));
    fixture.swarm.awaitScheduler();
    assertThat(fixture.swarm.tasks(target)).startsWith("pending");
    assertThat(fixture.containers()).isEmpty();
    assertThat(fixture.target.instances("staging"))
        .extracting(Instance::condition)
        .containsExactly(new Condition.Starting());
  }
}
