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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One service in one environment on this machine: repository, artifacts, a reconciler that can be
/// started, stopped and killed. Closing stops everything that was started, what the target runs
/// included.
final class Bed implements AutoCloseable {
  static final String SERVICE = "frontend";

  static final String HOST = "frontend.localhost";
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String SECRET = "only for this bench";

  private final Path folder;
  private final Terms terms;
  private final Programs programs = new Programs();
  private final EnvironmentsRemote remote;
  private final ArtifactFolder artifacts;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int api;
  private final int router;

  /// @param environment its name, which no other environment on this machine should have: by it the
  ///   instances are found among all processes
  /// @param health time between two looks at an instance's health
  /// @param steps of the canary, in one line of YAML
  /// @param poll time between two fetches, and `idleLook` between two looks when nothing happens,
  ///   as the configuration wants them
  record Terms(String environment, String health, String steps, String poll, String idleLook) {
    /// A name that hardly any other environment has.
    static String fresh(String what) {
      return what + Long.toString(System.nanoTime() & 0xffffff, 36);
    }
  }

  private Bed(Path folder, Terms terms) throws IOException {
    this.folder = folder;
    this.terms = terms;
    List<Integer> ports = FreePorts.take(2);
    this.api = ports.get(0);
    this.router = ports.get(1);
    this.artifacts = new ArtifactFolder(folder.resolve("artifacts"));
    Path files = folder.resolve("files");
    write(files.resolve("slipway.yaml"), "people: {}\n");
    write(files.resolve("services/" + SERVICE + ".yaml"), serviceFile());
    write(files.resolve("environments/" + terms.environment() + ".yaml"), environmentFile());
    this.remote = EnvironmentsRemote.create(folder.resolve("git"), files);
    write(folder.resolve("webhook.secret"), SECRET);
    write(folder.resolve("reconciler.yaml"), configuration());
  }

  static Bed make(Path folder, Terms terms) throws IOException {
    return new Bed(folder, terms);
  }

  private String serviceFile() {
    return """
    service: frontend
    command: [bin/frontend, --port, "{port}"]
    port: 3000
    health: {path: /health, interval: %s, timeout: 2s, successes: 2, failures: 8, startWithin: 60s}
    """
        .formatted(terms.health());
  }

  private String environmentFile() {
    return """
    environment: %s
    target: local
    strategy:
      canary:
        steps: %s
        criteria: [{metric: error-rate, max: 5%%}]
        minRequests: 5
        watch: 1s
      deadline: 5m
    services:
      frontend:
        version: 1.0.0
        route: {host: %s}
    """
        .formatted(terms.environment(), terms.steps(), HOST);
  }

  private String configuration() {
    return """
    listen: 127.0.0.1:%d
    state: state
    idleLook: %s
    repository: {url: %s, poll: %s}
    webhooks: {gitlab: webhook.secret}
    targets:
      local:
        kind: process
        artifacts: artifacts
        router: {kind: builtin, listen: "127.0.0.1:%d"}
    drain: 2s
    """
        .formatted(api, terms.idleLook(), remote.bare(), terms.poll(), router);
  }

  String environment() {
    return terms.environment();
  }

  /// Where users' requests go, for [#HOST].
  InetSocketAddress users() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), router);
  }

  /// Where the reconciler remembers its router.
  Path routerRecord() {
    return routerFolder().resolve("router.json");
  }

  Path routerFolder() {
    return folder.resolve("state/targets/local/router");
  }

  /// What is remembered of each instance, a folder each.
  Path instances() {
    return folder.resolve("state/targets/local/instances");
  }

  /// Returns when it has been started, not when it is ready.
  ///
  /// @param command starts the reconciler; its arguments are added
  Program startReconciler(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(command);
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
    remote.ship(terms.environment(), SERVICE, version);
  }

  /// Tells the reconciler that something was pushed, as a Git server would; returns when it has
  /// taken the hint.
  void hint() throws IOException {
    HttpRequest push =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api + "/webhooks/git/gitlab"))
            .timeout(DEADLINE)
            .header("X-Gitlab-Token", SECRET)
            .POST(BodyPublishers.ofString("{\"ref\":\"refs/heads/main\"}"))
            .build();
    try {
      int status = http.send(push, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("the hint was answered " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// The reconciler first, or it would start the instances again.
  @Override
  public void close() {
    programs.close();
    http.shutdownNow();
    new Running(terms.environment()).stop();
    RouterPid.read(routerRecord()).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
  }
}
