package dev.slipway.sandbox.images;

import dev.slipway.sandbox.processes.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The engine that `docker` speaks to here.
public final class Engine {
  /// Of containers that the reconciler has started, with the target's name.
  private static final String TARGET = "dev.slipway.target";

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
