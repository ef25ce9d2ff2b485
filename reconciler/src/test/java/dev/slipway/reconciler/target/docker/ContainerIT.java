package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import dev.slipway.environments.language.Resources;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Containers;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Networking;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Reach;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.SecretDelivery;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Allowance.Mount;
import dev.slipway.reconciler.target.engine.RealEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What containers are made like, on a real engine.
@Timeout(90)
@ExtendWith(RealEngine.class)
final class ContainerIT {
  private static final String TELLING = "busybox env; busybox id -u; exec busybox sleep 1000";

  @TempDir Path root = Path.of("set by JUnit");
  private Fixture fixture;

  ContainerIT() {}

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  private InspectContainerResponse started(RunSpec spec) throws Exception {
    Release release = fixture.release(spec);
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    return fixture.client.inspectContainerCmd(fixture.container().getId()).exec();
  }

  private HostConfig hostConfig(RunSpec spec) throws Exception {
    return Optional.ofNullable(started(spec).getHostConfig()).orElseThrow();
  }

  /// All that the container has written so far.
  private String log() throws InterruptedException, IOException {
    StringBuilder text = new StringBuilder();
    try (var frames =
        fixture
            .client
            .logContainerCmd(fixture.container().getId())
            .withStdOut(true)
            .withStdErr(true)
            .exec(
                new ResultCallback.Adapter<Frame>() {
                  @Override
                  public void onNext(Frame frame) {
                    text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                  }
                })) {
      frames.awaitCompletion();
    }
    return text.toString();
  }

  private void awaitLog(String... parts) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(log()).contains(parts));
  }

  /// Environments that share a target do not wait for each other.
  @Test
  void startsAtTheSameInstantMakeTheMissingNetworkOnce() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());
    List<Callable<Outcome>> starts =
        IntStream.range(0, 6)
            .<Callable<Outcome>>mapToObj(ordinal -> () -> fixture.target.start(release, ordinal))
            .toList();

    List<Future<Outcome>> outcomes;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = threads.invokeAll(starts);
    }

    assertThat(outcomes).extracting(Future::get).containsOnly(new Outcome.Done());
    String network = fixture.settings.networking().network();
    assertThat(fixture.client.listNetworksCmd().withNameFilter(network).exec()).hasSize(1);
  }

  @Test
  void aContainerHasNoRightThatIsNotWrittenDown() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, TELLING);

    HostConfig host = hostConfig(fixture.withoutPort());

    assertThat(host.getPrivileged()).isFalse();
    assertThat(host.getReadonlyRootfs()).isTrue();
    assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
    assertThat(host.getCapAdd()).isNullOrEmpty();
    assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges:true");
    assertThat(host.getPidsLimit()).isEqualTo(1024);
    assertThat(host.getInit()).isTrue();
    assertThat(host.getBinds()).isNullOrEmpty();
    assertThat(host.getMounts()).isNullOrEmpty();
    assertThat(host.getDevices()).isNullOrEmpty();
    assertThat(host.getPidMode()).isEmpty();
    assertThat(host.getUsernsMode()).isEmpty();
    assertThat(host.getIpcMode()).isEqualTo("private");
    assertThat(host.getNetworkMode()).isEqualTo(fixture.settings.networking().network());
    assertThat(String.valueOf(host.getRestartPolicy())).isEqualTo("no");
    assertThat(host.getTmpFs()).containsOnlyKeys("/tmp");
    assertThat(host.getLogConfig().getConfig())
        .containsEntry("max-size", "10485760")
        .containsEntry("max-file", "5");
  }

  @Test
  void theRootCannotBeWrittenToAndTmpCan() throws Exception {
    fixture.publish(
        "frontend",
        Fixture.VERSION,
        "(echo x > /file) 2>/dev/null || echo read-only; echo x > /tmp/file && echo writable;"
            + " exec busybox sleep 1000");

    started(fixture.withoutPort());

    awaitLog("read-only", "writable");
  }

  @Test
  void limitsAreKeptByTheEngine() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, TELLING);
    Resources limits = new Resources(OptionalLong.of(64 << 20), OptionalDouble.of(0.5));

    HostConfig host = hostConfig(fixture.spec(OptionalInt.empty(), Map.of(), Map.of(), limits));

    assertThat(host.getMemory()).isEqualTo(64 << 20);
    assertThat(host.getMemorySwap()).isEqualTo(64 << 20);
    assertThat(host.getNanoCPUs()).isEqualTo(500_000_000L);
  }

  @Test
  void limitsThatTheEngineCannotKeepAreRefused() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, TELLING);
    Resources limits = new Resources(OptionalLong.empty(), OptionalDouble.of(5000));
    Release release =
        fixture.release(fixture.spec(OptionalInt.empty(), Map.of(), Map.of(), limits));

    assertThat(fixture.target.start(release, 0))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("Range of CPUs is from"));
    assertThat(fixture.containers()).isEmpty();
  }

  @Test
  void anInstanceFindsItsSettingsSecretsAndWhoItIs() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, TELLING);
    fixture.secretValues.put("staging/frontend/token", "a secret = \"value\"");

    started(
        fixture.spec(
            OptionalInt.of(3000),
            Map.of("GREETING", "hello $HOME"),
            Map.of("TOKEN", "frontend/token"),
            Resources.UNLIMITED));

    awaitLog(
        "GREETING=hello $HOME\n",
        "TOKEN=a secret = \"value\"\n",
        "PORT=3000\n",
        "SLIPWAY_SERVICE=frontend\n",
        "SLIPWAY_ENVIRONMENT=staging\n",
        "SLIPWAY_VERSION=1.4.2\n");
    assertThat(fixture.container().getLabels().values())
        .noneMatch(label -> label.contains("secret ="));
  }

  @Test
  void secretsComeAsFilesWhereTheConfigurationSaysSo() throws Exception {
    fixture.with(new Containers(SecretDelivery.FILES, 100, 1 << 20, 2));
    fixture.publish(
        "frontend",
        Fixture.VERSION,
        "echo file=$(busybox cat $TOKEN_FILE) plain=$TOKEN; exec busybox sleep 1000");
    fixture.secretValues.put("staging/frontend/token", "hidden");

    InspectContainerResponse container =
        started(
            fixture.spec(
                OptionalInt.empty(),
                Map.of(),
                Map.of("TOKEN", "frontend/token"),
                Resources.UNLIMITED));

    awaitLog("file=hidden plain=\n");
    assertThat(container.toString()).doesNotContain("hidden");
    assertThat(List.of(Optional.ofNullable(container.getConfig().getEnv()).orElseThrow()))
        .contains("TOKEN_FILE=/run/secrets/TOKEN")
        .noneMatch(variable -> variable.contains("hidden"));
  }

  @Test
  void aVolumeOfSecretsGoesWithItsContainer() throws Exception {
    fixture.with(new Containers(SecretDelivery.FILES, 100, 1 << 20, 2));
    fixture.publish("frontend", Fixture.VERSION, TELLING);
    fixture.secretValues.put("staging/frontend/token", "hidden");
    InspectContainerResponse container =
        started(
            fixture.spec(
                OptionalInt.empty(),
                Map.of(),
                Map.of("TOKEN", "frontend/token"),
                Resources.UNLIMITED));
    String volume = Optional.ofNullable(container.getMounts()).orElseThrow().getFirst().getName();

    fixture.target.stop(fixture.only().name(), Duration.ZERO);

    assertThat(fixture.client.listVolumesCmd().exec().getVolumes())
        .noneMatch(left -> left.getName().equals(volume));
  }

  @Test
  void aMissingSecretIsRefusedByItsName() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, TELLING);
    Release release =
        fixture.release(
            fixture.spec(
                OptionalInt.empty(),
                Map.of(),
                Map.of("TOKEN", "frontend/token"),
                Resources.UNLIMITED));

    assertThat(fixture.target.start(release, 0))
        .isEqualTo(new Outcome.Refused("there is no secret frontend/token for staging"));
  }

  @Test
  void whatTheOwnerOfTheReconcilerAllowsIsGivenToThatServiceOnly() throws Exception {
    Path data = Files.createDirectories(root.resolve("data"));
    Files.writeString(data.resolve("file"), "mounted\n");
    fixture.publish("frontend", Fixture.VERSION, "busybox cat /data/file; exec busybox sleep 1000");
    fixture.allow(
        new Allowance(
            List.of(new Mount(data.toString(), "/data", true)),
            List.of("NET_RAW"),
            true,
            List.of("/cache")));

    HostConfig host = hostConfig(fixture.withoutPort());

    awaitLog("mounted");
    assertThat(host.getMounts())
        .singleElement()
        .satisfies(mount -> assertThat(mount.getSource()).isEqualTo(data.toString()))
        .satisfies(mount -> assertThat(mount.getTarget()).isEqualTo("/data"))
        .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
    assertThat(host.getCapAdd()).containsExactly(Capability.NET_RAW);
    assertThat(host.getReadonlyRootfs()).isFalse();
    assertThat(host.getTmpFs()).containsOnlyKeys("/tmp", "/cache");
  }

  @Test
  void aCapabilityThatIsNoneStopsTheReconcilersStart() {
    assertThatThrownBy(() ->
            fixture.allow(new Allowance(List.of(), List.of("NO_SUCH_RIGHT"), false, List.of())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lets frontend have NO_SUCH_RIGHT");
  }

  @Test
  void aPublishedPortIsOnTheEnginesAddressOnly() throws Exception {
    fixture.with(new Networking(Reach.PORTS, fixture.settings.networking().network(), List.of()));
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());

    fixture.target.start(release, 0);

    await().atMost(Duration.ofSeconds(30)).until(() -> fixture.only().isHealthy());
    Endpoint endpoint = fixture.only().endpoint().orElseThrow();
    assertThat(endpoint.host()).isEqualTo("127.0.0.1");
    assertThat(List.of(fixture.container().getPorts()))
        .singleElement()
        .satisfies(port -> assertThat(port.getIp()).isEqualTo("127.0.0.1"))
        .satisfies(port -> assertThat(port.getPublicPort()).isEqualTo(endpoint.port()));
  }

  @Test
  void aFurtherNetworkThatIsMissingIsNamedAndNothingIsLeft() throws Exception {
    fixture.with(
        new Networking(
            Reach.NETWORK, fixture.settings.networking().network(), List.of("databases")));
    fixture.publish("frontend", Fixture.VERSION, TELLING);

    assertThat(fixture.target.start(fixture.release(fixture.withoutPort()), 0))
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            missing -> assertThat(missing.reason()).contains("has no network databases"));
    assertThat(fixture.containers()).isEmpty();
  }

  @Test
  void aServiceIsAskedToEndBeforeItIsKilled() throws Exception {
    fixture.publish(
        "frontend",
        Fixture.VERSION,
        "trap 'echo asked; exit 0' TERM; echo ready; while :; do busybox sleep 0.1; done");
    started(fixture.withoutPort());
    awaitLog("ready");

    fixture.client.stopContainerCmd(fixture.container().getId()).withTimeout(5).exec();

    awaitLog("asked");
    assertThat(fixture.only().condition()).isEqualTo(new Condition.Exited(0, "exit code 0"));
  }

  @Test
  void oneThatDoesNotListenIsKilledAfterItsGrace() throws Exception {
    fixture.publish(
        "frontend",
        Fixture.VERSION,
        "trap '' TERM; echo ready; while :; do busybox sleep 0.1; done");
    started(fixture.withoutPort());
    awaitLog("ready");

    assertThat(fixture.target.stop(fixture.only().name(), Duration.ofSeconds(1)))
        .isEqualTo(new Outcome.Done());

    assertThat(fixture.containers()).isEmpty();
  }

  /// A restart of the reconciler takes nobody out of traffic.
  @Test
  void anInstanceThatWasHealthyStaysSoAcrossReconcilers() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    fixture.target.start(fixture.release(fixture.withPort()), 0);
    await().atMost(Duration.ofSeconds(30)).until(() -> fixture.only().isHealthy());

    fixture.reopen();

    assertThat(fixture.only().condition()).isEqualTo(new Condition.Healthy());
  }

  @Test
  void onlyPulledImagesThatNobodyNeedsAreCollected() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, TELLING);
    Release release = fixture.release(fixture.withoutPort());
    fixture.target.start(release, 0);
    String foreign = fixture.registry.image("foreign");
    fixture.registry.publish("foreign", "1", List.of("/bin/busybox", "env"));
    fixture
        .client
        .pullImageCmd(foreign + ":1")
        .exec(new ResultCallback.Adapter<>())
        .awaitCompletion();

    assertThat(fixture.target.collect(Set.of())).as("in use").isZero();
    fixture.target.stop(fixture.only().name(), Duration.ZERO);
    assertThat(fixture.target.collect(Set.of(release.digest()))).as("kept").isZero();
    assertThat(fixture.target.collect(Set.of())).as("not needed").isEqualTo(1);
    assertThat(fixture.target.collect(Set.of())).as("done").isZero();
    assertThat(fixture.client.inspectImageCmd(foreign + ":1").exec().getId()).isNotNull();
  }
}
