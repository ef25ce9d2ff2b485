package dev.slipway.reconciler.target.engine;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A `dockerd` of the test's own, which can be stopped, killed and frozen: with its own data,
/// containerd, socket and bridge. Needs root.
public final class PrivateEngine implements AutoCloseable {
  private final Path root;
  private final List<String> options;
  private Process daemon;

  /// @param root short: sockets' paths are at most 107 bytes
  public PrivateEngine(Path root) throws IOException {
    this(root, List.of());
  }

  /// @param options further ones of `dockerd`
  public PrivateEngine(Path root, List<String> options) throws IOException {
    this.root = root;
    this.options = List.copyOf(options);
    Files.createDirectories(root);
    daemon = launch();
  }

  public EngineAddress address() {
    return new EngineAddress(URI.create("unix://" + socket()), Optional.empty(), "127.0.0.1");
  }

  private Path socket() {
    return root.resolve("docker.sock");
  }

  /// Where it shares a containerd with other engines, it shares nothing else.
  private String name() {
    return "slipway-" + Integer.toHexString(root.hashCode());
  }

  /// Its own: with none at all, an engine deletes the bridge of the machine's other one.
  private String bridge() {
    return "slw" + Integer.toHexString(root.hashCode());
  }

  private Process launch() throws IOException {
    ip("link", "add", "name", bridge(), "type", "bridge");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "dockerd",
            "--host=unix://" + socket(),
            "--data-root=" + root.resolve("data"),
            "--exec-root=" + root.resolve("exec"),
            "--pidfile=" + root.resolve("pid"),
            "--containerd-namespace=" + name(),
            "--containerd-plugins-namespace=" + name() + "-plugins",
            "--bridge=" + bridge(),
            "--iptables=false",
            "--storage-driver=vfs"));
    command.addAll(options);
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("log").toFile()))
            .start();
    await().atMost(Duration.ofSeconds(60)).until(() -> answers() || !started.isAlive());
    if (!started.isAlive()) {
      throw new IOException("dockerd ended: " + Files.readString(root.resolve("log")));
    }
    return started;
  }

  /// What is done already is no fault.
  private void ip(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    try {
      int _ =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("log").toFile()))
              .start()
              .waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    if (!Files.exists(socket())) {
      return false;
    }
    try (Connection connection = Connection.open(address())) {
      connection.calls().pingCmd().exec();
      return true;
    } catch (IOException | RuntimeException notYet) {
      return false;
    }
  }

  /// As a service manager does: containers are stopped too.
  public void stop() throws InterruptedException {
    daemon.destroy();
    if (!daemon.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("dockerd does not end");
    }
  }

  /// With its containerd, as when a machine runs out of memory; what runs in containers goes on.
  public void kill() throws InterruptedException {
    List<ProcessHandle> containerd = daemon.descendants().toList();
    daemon.destroyForcibly();
    daemon.waitFor();
    containerd.forEach(ProcessHandle::destroyForcibly);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> containerd.stream().noneMatch(ProcessHandle::isAlive));
  }

  public void start() throws IOException {
    Files.deleteIfExists(root.resolve("pid"));
    daemon = launch();
  }

  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
    await().atMost(Duration.ofSeconds(10)).until(this::isFrozen);
  }

  /// The signal reaches a process of many threads one after the other.
  private boolean isFrozen() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + daemon.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    }
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-s", signal, String.valueOf(daemon.pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill ended with " + status);
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(daemon.toHandle()), daemon.descendants()).toList();
    family.forEach(ProcessHandle::destroy);
    try {
      if (!daemon.waitFor(60, TimeUnit.SECONDS)) {
        family.forEach(ProcessHandle::destroyForcibly);
      }
      ip("link", "delete", bridge());
      // One that was killed leaves its own folder mounted on itself; else there is nothing to undo.
      int _ =
          new ProcessBuilder("umount", "--lazy", root.resolve("data").toString())
              .redirectErrorStream(true)
              .redirectOutput(root.resolve("log").toFile())
              .start()
              .waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
