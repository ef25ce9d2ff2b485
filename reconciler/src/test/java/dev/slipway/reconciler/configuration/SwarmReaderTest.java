package dev.slipway.reconciler.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.configuration.TargetConfiguration.LogKeeping;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SwarmReaderTest {
  @TempDir Path folder = Path.of("set by JUnit");

  SwarmReaderTest() {}

  /// What `full.yaml` says.
  static SwarmConfiguration everyKey(Path folder) {
    return new SwarmConfiguration(
        folder.resolve("swarm"),
        new DockerConfiguration.Engine(
            URI.create("tcp://192.0.2.9:2376"),
            Optional.of(
                new DockerConfiguration.Tls(
                    folder.resolve("tls/ca.pem"),
                    folder.resolve("tls/cert.pem"),
                    folder.resolve("tls/key.pem"))),
            "127.0.0.1"),
        new SwarmConfiguration.Networks("tasks", List.of("databases")),
        new SwarmConfiguration.Tasks(
            List.of("node.role==worker"),
            Duration.ofSeconds(7),
            Duration.ofSeconds(30),
            300,
            new LogKeeping(2 << 20, 3)),
        new TreeMap<>(
            Map.of(
                "acme",
                new DockerConfiguration.Registry(
                    "registry.example.com", "slipway", folder.resolve("registry.password")))),
        new TreeMap<>(
            Map.of(
                "frontend",
                new SwarmConfiguration.Permit(
                    new DockerConfiguration.Allowance(
                        new TreeMap<>(
                            Map.of(
                                "data",
                                new DockerConfiguration.Mount(
                                    "/srv/data", "/data", DockerConfiguration.Access.READ))),
                        List.of("NET_BIND_SERVICE"),
                        DockerConfiguration.Root.WRITABLE,
                        List.of("/var/cache")),
                    List.of("node.labels.disk==fast"),
                    new TreeMap<>(
                        Map.of(
                            "nginx",
                            new SwarmConfiguration.Config("nginx-1", "/etc/nginx.conf")))))));
  }

  @Test
  void aSwarmTargetNeedsItsRouterOnly() throws IOException {
    Configuration accepted = new WrittenConfiguration(folder).accepted(swarm(""));

    assertThat(Objects.requireNonNull(accepted.targets().get("t")))
        .isEqualTo(
            new TargetConfiguration.Swarm(
                new SwarmConfiguration(
                    folder.resolve("state/targets/t"),
                    new DockerConfiguration.Engine(
                        URI.create("unix:///var/run/docker.sock"), Optional.empty(), "127.0.0.1"),
                    new SwarmConfiguration.Networks("slipway", List.of()),
                    new SwarmConfiguration.Tasks(
                        List.of(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        1024,
                        new LogKeeping(10 << 20, 5)),
                    new TreeMap<>(),
                    new TreeMap<>()),
                new RouterConfiguration.Memory()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "manager: {url: 'ssh://host'} | unix:///PATH or tcp://HOST:PORT",
        "manager: {tls: {ca: c, certificate: c, key: k}} | a socket is not encrypted",
        "constraints: [worker] | a constraint of Swarm such as node.role==worker",
        "restartAfter: 0s | a duration from 1s to 1h",
        "secrets: environment | unknown key",
        "services: {frontend: {privileged: true}} | unknown key",
        "services: {frontend: {configs: {c: {config: c, file: nginx.conf}}}} | an absolute path"
      })
  void whatASwarmTargetCannotHaveIsRefused(String keys, String message) throws IOException {
    assertThat(new WrittenConfiguration(folder).refused(swarm(keys + ",")))
        .anyMatch(problem -> problem.contains(message));
  }

  private static String swarm(String keys) {
    return "{repository: {url: e.git}, targets: {t: {kind: swarm, %s router: {kind: memory}}}}"
        .formatted(keys);
  }
}
