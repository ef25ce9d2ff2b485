package dev.slipway.reconciler.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.configuration.TargetConfiguration.LogKeeping;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerConfigurationTest {
  @TempDir private Path folder;

  @Test
  void aDockerTargetNeedsItsRouterOnly() throws IOException {
    TargetConfiguration one = docker("");
    TargetConfiguration several = docker("engines: {a: {}, b: {url: 'tcp://192.0.2.7:2375'}},");

    assertThat(one)
        .isEqualTo(
            new TargetConfiguration.Docker(
                new DockerConfiguration(
                    folder.resolve("state/targets/t"),
                    new TreeMap<>(
                        Map.of(
                            "local",
                            new DockerConfiguration.Engine(
                                URI.create("unix:///var/run/docker.sock"),
                                Optional.empty(),
                                "127.0.0.1"))),
                    new DockerConfiguration.Networks(
                        DockerConfiguration.Reach.NETWORK, "slipway", List.of()),
                    new DockerConfiguration.Containers(
                        DockerConfiguration.SecretDelivery.ENVIRONMENT,
                        1024,
                        new LogKeeping(10 << 20, 5)),
                    new TreeMap<>(),
                    new TreeMap<>()),
                new RouterConfiguration.Memory()));
    assertThat(((TargetConfiguration.Docker) several).docker().networks().reach())
        .isEqualTo(DockerConfiguration.Reach.PORTS);
    assertThat(((TargetConfiguration.Docker) several).docker().engines().values())
        .extracting(DockerConfiguration.Engine::address)
        .containsExactly("127.0.0.1", "192.0.2.7");
  }

  private TargetConfiguration docker(String keys) throws IOException {
    Configuration read =
        new WrittenConfiguration(folder)
            .accepted(
                "{repository: {url: e.git}, targets: {t: {kind: docker, %s router: {kind: memory}}}}"
                    .formatted(keys));
    return Objects.requireNonNull(read.targets().get("t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "engines: {a: {url: 'ssh://host'}} | unix:///PATH or tcp://HOST:PORT",
        "engines: {a: {url: 'tcp://engine:2376'}} | give the IP address of engine",
        "engines: {a: {tls: {ca: c, certificate: c, key: k}}} | a socket is not encrypted",
        "services: {frontend: {mounts: {m: {host: data, container: /d}}}} | an absolute folder",
        "services: {frontend: {mounts: {m: {host: '/d:/e', container: /d}}}} | absolute folder",
        "services: {frontend: {capabilities: [ALL]}} | each capability by its name",
        "services: {frontend: {privileged: true}} | unknown key",
        "services: {frontend: {devices: [/dev/sda]}} | unknown key",
        "services: {frontend: {pid: host}} | unknown key"
      })
  void whatADockerTargetCannotHaveIsRefused(String keys, String message) throws IOException {
    assertThat(
            new WrittenConfiguration(folder)
                .refused(
                    "{repository: {url: e.git}, targets: {t: {kind: docker, %s, router: {kind: memory}}}}"
                        .formatted(keys)))
        .singleElement()
        .asString()
        .contains(message);
  }
}
