package dev.slipway.sandbox.images;

import dev.slipway.sandbox.processes.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The engine that `docker` speaks to here.
public final class Engine {
  /// Of containers that the reconciler has started, with the target's name.
  private static final String TARGET = "dev.slipway.target";

  private static final String ENVIRONMENT = "dev.slipway.environment";
  private static final String INSTANCE = "dev.slipway.instance";

  private final Path directory;

  /// @param directory in which commands run
  public Engine(Path directory) {
    this.directory = directory;
  }

  /// @throws IOException with one sentence for people, when no engine answers
  public void check() throws IOException {
    try {
      String system = run(List.of("version", "--format", "{{.Server.Os}}"));
      if (!system.equals("linux") || !System.getProperty("os.name").equals("Linux")) {
        throw new IOException(
            "the demo reaches containers by their addresses, which takes an engine on this very Linux");
      }
    } catch (IOException e) {
      throw new IOException(
          "no Docker engine to try it with: start one, or leave out --target docker ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  /// Makes an image, or finds that the same was made before.
  ///
  /// @param folder with a `Dockerfile`
  void build(String image, Path folder) throws IOException {
    String _ = run(List.of("build", "--quiet", "--tag", image, folder.toString()));
  }

  /// Whether there is an image of that name.
  boolean has(String image) throws IOException {
    return !run(List.of("images", "--quiet", image)).isEmpty();
  }

  /// Ids of the containers of a target, ended ones too.
  ///
  /// @param network that they are on: two demos have the same target's name
  public List<String> containers(String target, String network) throws IOException {
    String ids =
        run(
            List.of(
                "ps",
                "--all",
                "--no-trunc",
                "--quiet",
                "--filter",
                "label=" + TARGET + "=" + target,
                "--filter",
                "network=" + network));
    return ids.lines().toList();
  }

  /// Ids of the containers of an environment, ended ones too, by the instance that each is.
  public SortedMap<String, Set<String>> instances(String target, String environment)
      throws IOException {
    String lines =
        run(
            List.of(
                "ps",
                "--all",
                "--filter",
                "label=" + TARGET + "=" + target,
                "--filter",
                "label=" + ENVIRONMENT + "=" + environment,
                "--format",
                "{{.Label \"" + INSTANCE + "\"}} {{.ID}}"));
    return lines
        .lines()
        .map(line -> line.split(" "))
        .collect(
            Collectors.groupingBy(
                words -> words[0],
                TreeMap::new,
                Collectors.mapping(words -> words[1], Collectors.toSet())));
  }

  /// Starts a container as a person does, and publishes the port of the sample service on loopback.
  /// Returns when it has been started.
  public void start(String name, String image, int port) throws IOException {
    String _ =
        run(
            List.of(
                "run",
                "--detach",
                "--name",
                name,
                "--publish",
                "127.0.0.1:%d:%d".formatted(port, SampleImages.PORT),
                image,
                "--port",
                Integer.toString(SampleImages.PORT)));
  }

  /// Ends containers and forgets them.
  public void remove(List<String> containers) throws IOException {
    if (!containers.isEmpty()) {
      List<String> command = new ArrayList<>(List.of("rm", "--force", "--volumes"));
      command.addAll(containers);
      String _ = run(command);
    }
  }

  /// May be called twice.
  public void removeNetwork(String network) throws IOException {
    String ids = run(List.of("network", "ls", "--quiet", "--filter", "name=^" + network + "$"));
    for (String id : ids.lines().toList()) {
      String _ = run(List.of("network", "rm", id));
    }
  }

  private String run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(arguments);
    return Shell.run(directory, command);
  }
}
