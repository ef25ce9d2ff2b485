package dev.slipway.sandbox.bench;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.TokenSource;
import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.demo.DemoFolder;
import dev.slipway.sandbox.demo.DemoTarget;
import dev.slipway.sandbox.demo.TargetKind;
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

/// One service in one environment on this machine: repository, target, a reconciler that can be
/// started, stopped and killed. Closing stops everything that was started, what the target runs
/// included.
final class Bed implements AutoCloseable {
  static final String SERVICE = "frontend";

  static final String HOST = "frontend.localhost";
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String SECRET = "only for this bench";

  private final DemoFolder folder;
  private final DemoTarget target;
  private final Terms terms;
  private final Programs programs = new Programs();
  private final EnvironmentsRemote remote;
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

  private Bed(DemoFolder folder, TargetKind kind, Terms terms) throws IOException {
    this.folder = folder;
    this.target = kind.in(folder);
    this.terms = terms;
    List<Integer> ports = FreePorts.take(2);
    this.api = ports.get(0);
    this.router = ports.get(1);
    Path files = folder.root().resolve("files");
    write(files, "slipway.yaml", "people: {}\n");
    write(files, "services/" + SERVICE + ".yaml", serviceFile());
    write(files, "environments/" + terms.environment() + ".yaml", environmentFile());
    this.remote = EnvironmentsRemote.create(folder.root().resolve("git"), files);
    Files.writeString(folder.root().resolve("webhook.secret"), SECRET);
    Files.writeString(folder.config(), configuration());
  }

  /// @param folder a new or empty one
  /// @param kind what instances run on
  static Bed make(Path folder, TargetKind kind, Terms terms) throws IOException {
    DemoFolder taken = DemoFolder.take(folder);
    try {
      return new Bed(taken, kind, terms);
    } catch (IOException e) {
      taken.close();
      throw e;
    }
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
        replicas: 1
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
    drain: 5s
    targets:
      local:
    %s\
    """
        .formatted(
            api,
            terms.idleLook(),
            remote.bare(),
            terms.poll(),
            target.configuration(router).indent(4));
  }

  String environment() {
    return terms.environment();
  }

  /// Where users' requests go, for [#HOST].
  InetSocketAddress users() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), router);
  }

  DemoFolder folder() {
    return folder;
  }

  /// What runs, and what routes to it.
  DemoTarget target() {
    return target;
  }

  /// Returns when it has been started, not when it is ready.
  ///
  /// @param command starts the reconciler; its arguments are added
  Program startReconciler(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("reconciler", "--config", folder.config().toString()));
    return programs.start(
        new Launch("the reconciler", whole, Map.of(), folder.root(), folder.log()));
  }

  URI ready() {
    return URI.create("http://127.0.0.1:" + api + "/health/ready");
  }

  ReconcilerClient client() {
    return new ReconcilerClient(
        URI.create("http://127.0.0.1:" + api), TokenSource.file(folder.token()));
  }

  /// Makes a version that behaves so.
  Version provide(String version, String behaviour) throws IOException {
    Version provided = new Version(version);
    target.provide(SERVICE, new DemoVersion(provided, behaviour, behaviour));
    return provided;
  }

  /// Waits until so many instances are there and nothing else, ended or not: what was replaced is
  /// gone.
  ///
  /// @throws IOException when more or fewer are left
  void awaitOnly(int replicas, Duration within) throws IOException {
    Waiting.until(
        "%d instances and nothing else".formatted(replicas),
        within,
        () -> {
          var instances = target.instances(terms.environment());
          return instances.size() == replicas
              && instances.values().stream().allMatch(bearers -> bearers.size() == 1);
        });
  }

  /// Commits and pushes a number of replicas, where Git says another.
  void scale(int replicas) throws IOException {
    String path = "environments/" + terms.environment() + ".yaml";
    String now = remote.read(path);
    String wanted = now.replaceFirst("replicas: \\d+", "replicas: " + replicas);
    if (!wanted.equals(now)) {
      String _ = remote.put(path, wanted + "\n", "Run " + replicas);
    }
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

  private void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, target.fitted(path, text));
  }

  /// The reconciler first, or it would start the instances again.
  @Override
  public void close() throws IOException {
    programs.close();
    http.shutdownNow();
    try (folder) {
      int _ = target.stop();
    }
  }
}
