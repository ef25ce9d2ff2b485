package dev.slipway.sandbox.bench;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.TokenSource;
import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.artifacts.ArtifactFolder;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.processes.EnvironmentsRemote;
import dev.slipway.sandbox.processes.FreePorts;
import dev.slipway.sandbox.processes.Launch;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One service in one environment on this machine: repository, artifacts, a reconciler that can be
/// started and killed. Closing stops everything that was started, what the target runs included.
final class Bed implements AutoCloseable {
  static final String SERVICE = "frontend";

  private final Path folder;
  private final String environment;
  private final Programs programs = new Programs();
  private final List<String> command;
  private final EnvironmentsRemote remote;
  private final ArtifactFolder artifacts;
  private final int api;
  private final int router;

  private Bed(Path folder, List<String> command, String environment) throws IOException {
    this.folder = folder;
    this.environment = environment;
    List<Integer> ports = FreePorts.take(2);
    this.api = ports.get(0);
    this.router = ports.get(1);
    this.command = command;
    this.artifacts = new ArtifactFolder(folder.resolve("artifacts"));
    Path files = folder.resolve("files");
    write(files.resolve("slipway.yaml"), "people: {}\n");
    write(files.resolve("services/" + SERVICE + ".yaml"), SERVICE_FILE);
    write(files.resolve("environments/" + environment + ".yaml"), environmentFile(environment));
    this.remote = EnvironmentsRemote.create(folder.resolve("git"), files);
    write(folder.resolve("reconciler.yaml"), configuration());
  }

  /// @param command starts the reconciler; its arguments are added
  /// @param environment its name, which no other environment on this machine should have: by it the
  ///   instances are found among all processes
  static Bed make(Path folder, List<String> command, String environment) throws IOException {
    return new Bed(folder, command, environment);
  }

  private static final String SERVICE_FILE =
      """
      service: frontend
      command: [bin/frontend, --port, "{port}"]
      port: 3000
      health: {path: /health, interval: 250ms, timeout: 2s, successes: 2, failures: 8, startWithin: 60s}
      """;

  private static String environmentFile(String name) {
    return """
    environment: %s
    target: local
    strategy:
      canary:
        steps: [{weight: 10, hold: 1s}, {weight: 50, hold: 2s}]
        criteria: [{metric: error-rate, max: 5%%}]
        minRequests: 5
        watch: 1s
      deadline: 5m
    services:
      frontend:
        version: 1.0.0
        route: {host: frontend.localhost}
    """
        .formatted(name);
  }

  private String configuration() {
    return """
    listen: 127.0.0.1:%d
    state: state
    idleLook: 1s
    repository: {url: %s, poll: 1s}
    targets:
      local:
        kind: process
        artifacts: artifacts
        router: {kind: builtin, listen: "127.0.0.1:%d"}
    drain: 2s
    """
        .formatted(api, remote.bare(), router);
  }

  String environment() {
    return environment;
  }

  /// Where users' requests go, for the host `frontend.localhost`.
  InetSocketAddress users() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), router);
  }

  /// Where the reconciler remembers its router.
  Path routerRecord() {
    return folder.resolve("state/targets/local/router/router.json");
  }

  /// Returns when it has been started, not when it is ready.
  Program startReconciler() throws IOException {
    List<String> whole = new java.util.ArrayList<>(command);
    whole.addAll(List.of("reconciler", "--config", folder.resolve("reconciler.yaml").toString()));
    return programs.start(
        new Launch("the reconciler", whole, Map.of(), folder, folder.resolve("reconciler.log")));
  }

  URI ready() {
    return URI.create("http://127.0.0.1:" + api + "/health/ready");
  }

  ReconcilerClient client() {
    return new ReconcilerClient(
        URI.create("http://127.0.0.1:" + api), TokenSource.file(folder.resolve("state/token")));
  }

  /// Makes an artifact that behaves so.
  Version provide(String version, String behaviour) throws IOException {
    Version provided = new Version(version);
    artifacts.write(SERVICE, new DemoVersion(provided, behaviour, behaviour));
    return provided;
  }

  /// Commits and pushes the version, as a person would.
  void ship(Version version) throws IOException {
    remote.ship(environment, SERVICE, version);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// The reconciler first, or it would start the instances again.
  @Override
  public void close() {
    programs.close();
    new Running(environment).stop();
    RouterPid.read(routerRecord()).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
  }
}
