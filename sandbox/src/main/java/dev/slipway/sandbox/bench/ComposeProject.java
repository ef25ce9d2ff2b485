package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.images.SampleImages;
import dev.slipway.sandbox.processes.FreePorts;
import dev.slipway.sandbox.processes.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One service in a project of Compose, whose version changes by another tag and `up -d`. Closing
/// takes it down.
final class ComposeProject implements Recreations.Way {
  private static final List<List<String>> PROGRAMS =
      List.of(List.of("docker", "compose"), List.of("docker-compose"));

  private final Path folder;
  private final List<String> program;
  private final String name = Bed.Terms.fresh("slipwaybench");
  private final int port = FreePorts.take(1).getFirst();

  /// Starts nothing yet.
  ///
  /// @param program what [#installed] found
  ComposeProject(Path folder, List<String> program) throws IOException {
    this.folder = folder;
    this.program = List.copyOf(program);
  }

  /// @return the command as people type it
  /// @throws IOException when neither Compose's plugin nor its program of its own is there
  static List<String> installed(Path folder) throws IOException {
    IOException missing = new IOException("nothing was tried");
    for (List<String> each : PROGRAMS) {
      try {
        String _ = Shell.run(folder, with(each, List.of("version")));
        return each;
      } catch (IOException e) {
        missing = e;
      }
    }
    throw new IOException(
        "Compose is not installed, which Slipway is compared with (Debian: apt-get install docker-compose)",
        missing);
  }

  @Override
  public InetSocketAddress users() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void change(String version) throws IOException {
    Files.writeString(
        folder.resolve("docker-compose.yml"),
        """
        services:
          %s:
            image: %s:%s
            command: [--port, "%d"]
            ports: ["127.0.0.1:%d:%d"]
        """
            .formatted(
                Bed.SERVICE,
                SampleImages.name(Bed.SERVICE),
                version,
                SampleImages.PORT,
                port,
                SampleImages.PORT));
    compose(List.of("up", "-d"));
  }

  private void compose(List<String> arguments) throws IOException {
    List<String> named = with(List.of("--project-name", name), arguments);
    String _ = Shell.run(folder, with(program, named));
  }

  private static List<String> with(List<String> first, List<String> then) {
    List<String> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  @Override
  public void close() throws IOException {
    compose(List.of("down"));
  }
}
