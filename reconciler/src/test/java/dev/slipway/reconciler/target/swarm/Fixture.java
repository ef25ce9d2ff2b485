package dev.slipway.reconciler.target.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Service;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import dev.slipway.reconciler.target.engine.TestRegistry;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Networking;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A swarm, and targets of their own on it; images come from a registry on loopback.
final class Fixture implements AutoCloseable {
  static final ServiceKey KEY = new ServiceKey("staging", "frontend");
  static final Version VERSION = new Version("1.4.2");
  static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Health HEALTH =
      new Health(
          "/health", Duration.ofMillis(100), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(5));

  private final Path root;
  final PrivateSwarm swarm;
  final ByHand byHand;
  TestRegistry registry = new TestRegistry();
  final Map<String, String> secretValues = new ConcurrentHashMap<>();
  private final Map<String, String> published = new HashMap<>();
  SwarmTargetSettings settings;
  SwarmTarget target;

  /// @param root short: sockets' paths are at most 107 bytes
  Fixture(Path root) throws Exception {
    this.root = root;
    swarm = new PrivateSwarm(root.resolve("engine"));
    byHand = new ByHand(swarm);
    registry.publish("anchor", "1", List.of("/bin/busybox", "sleep", "3600"));
    swarm.join(registry.image("anchor") + ":1");
    settings = anew();
    target = open();
  }

  /// As if the target were used for the first time, with a registry without images.
  void renew() throws IOException {
    target.close();
    registry.close();
    registry = new TestRegistry();
    published.clear();
    secretValues.clear();
    services().forEach(service -> byHand.removeService(String.valueOf(service.getId())));
    settings = anew();
    target = open();
  }

  private SwarmTargetSettings anew() {
    String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
    return new SwarmTargetSettings(
        name,
        root.resolve(name),
        swarm.address(),
        new Networking(PrivateSwarm.NETWORK, List.of()),
        Map.of(),
        new Tasks(List.of(), Duration.ofSeconds(3), Duration.ofSeconds(3), 200, 1 << 20, 2),
        Map.of(),
        Deadlines.DEFAULT);
  }

  private SwarmTarget open() throws IOException {
    return SwarmTarget.open(settings, secrets());
  }

  void with(Map<String, SwarmTargetSettings.Permit> permits) throws IOException {
    target.close();
    settings =
        new SwarmTargetSettings(
            settings.name(),
            settings.state(),
            settings.manager(),
            settings.networking(),
            settings.registries(),
            settings.tasks(),
            permits,
            settings.deadlines());
    target = open();
  }

  /// Puts an image into the registry. What the tag named before is forgotten.
  void publish(String service, Version version, String script) {
    String digest =
        registry.publish(service, version.text(), List.of("/bin/busybox", "sh", "-c", script));
    String before = published.put(service + ":" + version, digest);
    if (before != null && !before.equals(digest)) {
      registry.forget(before);
    }
  }

  static String server(boolean healthy) {
    return "busybox mkdir -p /tmp/www; "
        + (healthy ? "echo ok > /tmp/www/health; " : "")
        + "exec busybox httpd -f -p $PORT -h /tmp/www";
  }

  /// A healthy one that says the same to everybody.
  static String answering(String answer) {
    return "busybox mkdir -p /tmp/www; echo ok > /tmp/www/health; echo "
        + answer
        + " > /tmp/www/index.html; exec busybox httpd -f -p $PORT -h /tmp/www";
  }

  RunSpec withPort(String service) {
    return spec(service, Map.of(), Resources.UNLIMITED);
  }

  RunSpec spec(String service, Map<String, String> secretNames, Resources resources) {
    return new RunSpec(
        Optional.of(registry.image(service)),
        List.of(),
        OptionalInt.of(3000),
        Optional.of(HEALTH),
        resources,
        new TreeMap<>(),
        new TreeMap<>(secretNames));
  }

  Release release(RunSpec spec) throws Exception {
    return release(spec, VERSION);
  }

  Release release(RunSpec spec, Version version) throws Exception {
    Target.Artifact artifact = target.resolve(KEY, spec, version);
    assertThat(artifact).isInstanceOf(Target.Artifact.Found.class);
    return Release.of(
        KEY, version, ((Target.Artifact.Found) artifact).digest(), spec, new TreeMap<>());
  }

  List<Instance> awaitHealthy(int count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() ->
            assertThat(target.instances("staging")).hasSize(count).allMatch(Instance::isHealthy));
    try {
      return target.instances("staging");
    } catch (dev.slipway.reconciler.delivery.UnavailableException e) {
      throw new AssertionError(e);
    }
  }

  /// Services that bear the target's name.
  List<Service> services() {
    return swarm
        .client
        .listServicesCmd()
        .withLabelFilter(Map.of(ReleaseLabels.TARGET, settings.name()))
        .exec();
  }

  /// Containers of the target's tasks that run.
  List<Container> containers() {
    return swarm
        .client
        .listContainersCmd()
        .withLabelFilter(Map.of(ReleaseLabels.TARGET, settings.name()))
        .exec();
  }

  private Secrets secrets() {
    return new Secrets() {
      @Override
      public Optional<String> value(String environment, String name) {
        return Optional.ofNullable(secretValues.get(environment + "/" + name));
      }

      @Override
      public Optional<String> fingerprint(String environment, String name) {
        return value(environment, name).map(value -> String.valueOf(value.hashCode()));
      }
    };
  }

  @Override
  public void close() throws IOException {
    target.close();
    registry.close();
    swarm.close();
  }
}
