package dev.slipway.sandbox.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.sandbox.images.Engine;
import dev.slipway.sandbox.processes.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// docker-compose.yml under a name of its own, told by a file of variables. Closing it takes down
/// everything that it has started, releases included; images stay for the next run.
final class Composition implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final String name;
  private final Map<String, String> variables;
  private final Path file;
  private final Engine engine;

  /// @param home of the project
  /// @param folder for the file of variables
  Composition(Path home, Path folder, String name, Map<String, String> variables)
      throws IOException {
    this.home = home;
    this.name = name;
    this.variables = Map.copyOf(variables);
    this.file = folder.resolve(".env");
    this.engine = new Engine(home);
    Files.writeString(
        file,
        variables.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /// One command of docker-compose.
  ///
  /// @return what it printed
  String run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("docker-compose", "--project-name", name, "--env-file", file.toString()));
    command.addAll(List.of(arguments));
    return Shell.run(home, command, DEADLINE);
  }

  /// What the engine knows of a service's container.
  JsonNode container(String service) throws IOException {
    return JSON.readTree(docker("inspect", name + "_" + service + "_1")).get(0);
  }

  JsonNode image(String image) throws IOException {
    return JSON.readTree(docker("image", "inspect", image)).get(0);
  }

  boolean isHealthy(String service) {
    try {
      return container(service).at("/State/Health/Status").asText().equals("healthy");
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether a connection from a service's container is taken there.
  boolean reaches(String service, String host, int port) {
    return succeeds(service, "exec 3<>/dev/tcp/%s/%d".formatted(host, port));
  }

  /// Whether a command of bash succeeds in a service's container, within a few seconds.
  boolean succeeds(String service, String command) {
    try {
      String _ = in(service, "timeout", "5", "bash", "-c", command);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  String in(String service, String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("exec", name + "_" + service + "_1"));
    arguments.addAll(List.of(command));
    return docker(arguments.toArray(String[]::new));
  }

  /// Addresses of a service's containers that run, on the network `services`; some of them may be
  /// starting or ending.
  List<String> releases(String service) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (String container : containers()) {
      JsonNode found = JSON.readTree(docker("inspect", container)).get(0);
      if (found.at("/Config/Labels").path("dev.slipway.service").asText().equals(service)) {
        addresses.add(
            found.at("/NetworkSettings/Networks").path(network()).path("IPAddress").asText());
      }
    }
    // An ended one has none.
    addresses.removeIf(String::isEmpty);
    return addresses;
  }

  private List<String> containers() throws IOException {
    return engine.containers("docker", network());
  }

  private String network() {
    return variables.getOrDefault("SERVICES_NETWORK", "slipway-services");
  }

  private String docker(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return Shell.run(home, command);
  }

  /// First who would start releases anew, then the releases, then all.
  @Override
  public void close() throws IOException {
    String _ = run("stop");
    engine.remove(containers());
    String _ = run("down", "--volumes");
  }
}
