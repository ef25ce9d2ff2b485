package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Containers;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Networking;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Reach;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Connection;
import dev.slipway.reconciler.target.engine.Credentials;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.engine.EngineAddress;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import dev.slipway.reconciler.target.engine.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A target of its own on an engine, and a registry on loopback from which the engine pulls; leaves
/// neither container nor image nor network behind.
final class Fixture implements AutoCloseable {
  static final ServiceKey KEY = new ServiceKey("staging", "frontend");
  static final Version VERSION = new Version("1.4.2");
  static final Duration GRACE = Duration.ofSeconds(3);
  private static final Health HEALTH =
      new Health(
          "/health", Duration.ofMillis(100), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(3));

  final TestRegistry registry = new TestRegistry();
  final Map<String, String> secretValues = new ConcurrentHashMap<>();
  final DockerClient client;
  private final Connection connection;
  private final Map<String, String> published = new HashMap<>();
  DockerTargetSettings settings;
  DockerTarget target;

  Fixture(Path root) throws IOException {
    this(root, new EngineAddress(RealEngine.url(), Optional.empty(), "127.0.0.1"));
  }

  Fixture(Path root, EngineAddress engine) throws IOException {
    String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
    settings =
        new DockerTargetSettings(
            name,
            root.resolve("state"),
            new TreeMap<>(Map.of("here", engine)),
            new Networking(Reach.NETWORK, name, List.of()),
            Map.of(),
            Containers.DEFAULT,
            Map.of(),
            Deadlines.DEFAULT);
    connection = Connection.open(engine);
    client = connection.calls();
    target = open();
  }

  DockerTarget open() throws IOException {
    return DockerTarget.open(settings, secrets());
  }

  /// As after a restart of the reconciler.
  void reopen() throws IOException {
    target.close();
    target = open();
  }

  void with(Networking networking) throws IOException {
    settings = new Edit(settings).networking(networking);
    reopen();
  }

  void with(Containers containers) throws IOException {
    settings = new Edit(settings).containers(containers);
    reopen();
  }

  void allow(Allowance allowance) throws IOException {
    settings = new Edit(settings).allowances(Map.of(KEY.service(), allowance));
    reopen();
  }

  void withEngine(String name, EngineAddress engine) throws IOException {
    settings = new Edit(settings).another(name, engine);
    reopen();
  }

  /// From now on these credentials are known for the registry.
  void know(Credentials credentials) throws IOException {
    String host = registry.host();
    settings = new Edit(settings).registries(Map.of(host, credentials));
    reopen();
  }

  void with(Deadlines deadlines) throws IOException {
    settings = new Edit(settings).deadlines(deadlines);
    reopen();
  }

  /// Puts an image into the registry. What the tag named before is forgotten, there and on the
  /// engine: nothing leads to it any more.
  String publish(String service, Version version, String script) {
    String digest =
        registry.publish(service, version.text(), List.of("/bin/busybox", "sh", "-c", script));
    String before = published.put(service + ":" + version, digest);
    if (before != null && !before.equals(digest)) {
      registry.forget(before);
    }
    return digest;
  }

  static String server(boolean healthy) {
    return "busybox mkdir -p /tmp/www; "
        + (healthy ? "echo ok > /tmp/www/health; " : "")
        + "exec busybox httpd -f -p $PORT -h /tmp/www";
  }

  RunSpec withPort() {
    return withPort(KEY.service());
  }

  RunSpec withPort(String service) {
    return new RunSpec(
        Optional.of(registry.image(service)),
        List.of(),
        OptionalInt.of(3000),
        Optional.of(HEALTH),
        Resources.UNLIMITED,
        new TreeMap<>(),
        new TreeMap<>());
  }

  RunSpec withoutPort() {
    return spec(OptionalInt.empty(), Map.of(), Map.of(), Resources.UNLIMITED);
  }

  RunSpec spec(
      OptionalInt port,
      Map<String, String> variables,
      Map<String, String> secretNames,
      Resources resources) {
    return new RunSpec(
        Optional.of(registry.image(KEY.service())),
        List.of(),
        port,
        port.isPresent() ? Optional.of(HEALTH) : Optional.empty(),
        resources,
        new TreeMap<>(variables),
        new TreeMap<>(secretNames));
  }

  Release release(RunSpec spec) throws Exception {
    Target.Artifact artifact = target.resolve(KEY, spec, VERSION);
    assertThat(artifact).isInstanceOf(Target.Artifact.Found.class);
    return Release.of(
        KEY, VERSION, ((Target.Artifact.Found) artifact).digest(), spec, new TreeMap<>());
  }

  Instance only() throws Exception {
    List<Instance> instances = target.instances("staging");
    assertThat(instances).hasSize(1);
    return instances.getFirst();
  }

  /// All containers that bear the target's name, as the engine lists them.
  List<Container> containers() {
    return client
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(ReleaseLabels.TARGET, settings.name()))
        .exec();
  }

  Container container() {
    List<Container> all = containers();
    assertThat(all).hasSize(1);
    return all.getFirst();
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
    containers()
        .forEach(container ->
            client
                .removeContainerCmd(container.getId())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
    client.listImagesCmd().withReferenceFilter(registry.image("*")).exec().stream()
        .map(image -> image.getId())
        .distinct()
        .forEach(image -> client.removeImageCmd(image).withForce(true).exec());
    client.listNetworksCmd().withNameFilter(settings.name()).exec().stream()
        .forEach(network -> client.removeNetworkCmd(network.getId()).exec());
    connection.close();
    registry.close();
  }

  /// Settings with one part changed.
  private record Edit(DockerTargetSettings of) {
    DockerTargetSettings networking(Networking changed) {
      return with(changed, of.containers(), of.allowances(), of.deadlines());
    }

    DockerTargetSettings another(String name, EngineAddress engine) {
      SortedMap<String, EngineAddress> engines = new TreeMap<>(of.engines());
      engines.put(name, engine);
      return new DockerTargetSettings(
          of.name(),
          of.state(),
          engines,
          of.networking(),
          of.registries(),
          of.containers(),
          of.allowances(),
          of.deadlines());
    }

    DockerTargetSettings registries(Map<String, Credentials> changed) {
      return new DockerTargetSettings(
          of.name(),
          of.state(),
          of.engines(),
          of.networking(),
          changed,
          of.containers(),
          of.allowances(),
          of.deadlines());
    }

    DockerTargetSettings containers(Containers changed) {
      return with(of.networking(), changed, of.allowances(), of.deadlines());
    }

    DockerTargetSettings allowances(Map<String, Allowance> changed) {
      return with(of.networking(), of.containers(), changed, of.deadlines());
    }

    DockerTargetSettings deadlines(Deadlines changed) {
      return with(of.networking(), of.containers(), of.allowances(), changed);
    }

    private DockerTargetSettings with(
        Networking networking,
        Containers containers,
        Map<String, Allowance> allowances,
        Deadlines deadlines) {
      return new DockerTargetSettings(
          of.name(),
          of.state(),
          of.engines(),
          networking,
          of.registries(),
          containers,
          allowances,
          deadlines);
    }
  }
}
