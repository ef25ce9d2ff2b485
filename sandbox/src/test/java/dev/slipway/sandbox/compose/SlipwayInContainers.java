package dev.slipway.sandbox.compose;

import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.demo.Knock;
import dev.slipway.sandbox.images.Engine;
import dev.slipway.sandbox.images.SampleImages;
import dev.slipway.sandbox.processes.EnvironmentsRemote;
import dev.slipway.sandbox.processes.FreePorts;
import dev.slipway.sandbox.processes.Shell;
import dev.slipway.sandbox.slack.SlackServer;
import dev.slipway.sandbox.slack.SlackSetup;
import dev.slipway.sandbox.slack.app.AppManifest;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All of docker-compose.yml but Grafana, as its README section says: `.env` is written, `up -d` is
/// said. The environments repository is the sample, pushed to the Git server of the profile `git`
/// with a person's key; the journals are in PostgreSQL; Slack is a local one in this process, on
/// the engine's own bridge.
final class SlipwayInContainers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// On which the sample's services listen.
  static final int RELEASE_PORT = 3000;

  /// Of the journals' database.
  static final String JOURNAL_PASSWORD = "pg-correct-horse";

  private final Composition composition;
  private final SlackServer slack;
  private final InetSocketAddress users;

  private SlipwayInContainers(Composition composition, SlackServer slack, int users) {
    this.composition = composition;
    this.slack = slack;
    this.users = new InetSocketAddress(InetAddress.getLoopbackAddress(), users);
  }

  /// @param home of the project
  /// @param folder an empty one
  static SlipwayInContainers up(Path home, Path folder) throws IOException {
    say("images that stand in for those of registries (minutes, the first time)");
    Map<String, String> variables = new HashMap<>();
    run(home, "ci/stand-in-images")
        .lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].endsWith("_IMAGE"))
        .forEach(pair -> variables.put(pair[0], pair[1]));
    new SampleImages(new Engine(home), folder.resolve("images")).make(Duration.ofHours(1));
    List<Integer> ports = FreePorts.take(2);
    SlackServer slack = slack(home);
    variables.putAll(filledIn(slack, folder, ports));
    SlipwayInContainers all =
        new SlipwayInContainers(
            new Composition(home, folder, "slipway-it-" + ProcessHandle.current().pid(), variables),
            slack,
            ports.getFirst());
    try {
      all.start(home, folder, ports.get(1));
      return all;
    } catch (IOException | RuntimeException e) {
      System.err.println(all.composition.run("logs", "--no-color", "--tail", "20"));
      all.close();
      throw e;
    }
  }

  private static SlackServer slack(Path home) throws IOException {
    return SlackServer.start(
        SlackSetup.sample(0, AppManifest.read(home.resolve("slack-manifest.yaml")))
            .on(new InetSocketAddress(bridge(home), 0)));
  }

  /// Where containers reach this machine. Read off the interface: an engine that was started for
  /// the first time names no gateway.
  private static InetAddress bridge(Path home) throws IOException {
    String name =
        run(
            home,
            "docker",
            "network",
            "inspect",
            "bridge",
            "--format",
            "{{index .Options \"com.docker.network.bridge.name\"}}");
    NetworkInterface bridge = NetworkInterface.getByName(name);
    return Stream.ofNullable(bridge)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .findFirst()
        .orElseThrow(() -> new IOException("the engine's bridge \"" + name + "\" has no address"));
  }

  private static Map<String, String> filledIn(SlackServer slack, Path folder, List<Integer> ports)
      throws IOException {
    String subnet = "172.29." + (100 + ProcessHandle.current().pid() % 100);
    return Map.ofEntries(
        Map.entry("COMPOSE_PROFILES", "git,postgres,prometheus,alertmanager"),
        Map.entry("JOURNAL_URL", "postgresql://postgres:5432/slipway"),
        Map.entry("JOURNAL_PASSWORD_FILE", "/run/slipway/journal/postgres-password"),
        Map.entry("POSTGRES_PASSWORD", JOURNAL_PASSWORD),
        Map.entry("SLIPWAY_TAG", "test"),
        Map.entry("ENVIRONMENTS_URL", "ssh://git@git:2222/srv/environments.git"),
        Map.entry("ENVIRONMENTS_POLL", "2s"),
        Map.entry("GIT_TOKEN_FILE", ""),
        Map.entry("GIT_KEY_FILE", "/run/slipway/git/id_ed25519"),
        Map.entry("GIT_KNOWN_HOSTS", "/run/slipway/git/known_hosts"),
        Map.entry("HTTP_PORT", "127.0.0.1:" + ports.getFirst()),
        Map.entry("GIT_PORT", "127.0.0.1:" + ports.get(1)),
        Map.entry("PEOPLE_FOLDER", folder.resolve("people").toString()),
        Map.entry("SECRETS_FOLDER", folder.resolve("secrets").toString()),
        Map.entry("SLACK_API", slack.apiUrl()),
        Map.entry("SLACK_BOT_TOKEN", slack.credentials().botToken()),
        Map.entry("SLACK_APP_TOKEN", slack.credentials().appToken()),
        Map.entry(
            "DOCKER_GID",
            Files.getAttribute(Path.of("/var/run/docker.sock"), "unix:gid").toString()),
        Map.entry("SERVICES_NETWORK", "slipway-it-" + ProcessHandle.current().pid()),
        Map.entry("SERVICES_SUBNET", subnet + ".0/24"),
        Map.entry("SERVICES_RANGE", subnet + ".128/25"),
        Map.entry("RECONCILER_ADDRESS", subnet + ".2"));
  }

  private void start(Path home, Path folder, int gitPort) throws IOException {
    Path people = Files.createDirectories(folder.resolve("people"));
    Files.createDirectories(folder.resolve("secrets"));
    Path key = folder.resolve("key");
    run(home, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    Files.copy(folder.resolve("key.pub"), people.resolve("ada.pub"));
    say("images of reconciler, bot and Git server");
    composition.run("build");
    say("containers");
    composition.run("up", "-d", "git");
    awaitHealthy("git");
    push(EnvironmentsRemote.create(folder.resolve("git"), sample(home, folder)), key, gitPort);
    composition.run("up", "-d");
    List.of("bot", "haproxy", "prometheus", "alertmanager").forEach(this::awaitHealthy);
  }

  /// The sample with an image in the program's place, on the target that compose/ configures.
  private static Path sample(Path home, Path folder) throws IOException {
    Path sample = home.resolve("environments/sample");
    Path fitted = folder.resolve("sample");
    List<Path> files;
    try (Stream<Path> all = Files.walk(sample)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String service = file.getFileName().toString().replace(".yaml", "");
      Path copy = fitted.resolve(sample.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.writeString(
          copy,
          Files.readString(file)
              .replace("target: local", "target: docker")
              .replace(
                  "command: [bin/" + service + ",",
                  "image: " + SampleImages.name(service) + "\ncommand: ["));
    }
    return fitted;
  }

  private static void push(EnvironmentsRemote remote, Path key, int port) throws IOException {
    String ssh =
        "ssh -i %s -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=%s"
            .formatted(key, key.resolveSibling("known_hosts"));
    run(
        remote.checkout(),
        "git",
        "-c",
        "core.sshCommand=" + ssh,
        "push",
        "-q",
        "ssh://git@127.0.0.1:" + port + "/srv/environments.git",
        "main");
  }

  Composition composition() {
    return composition;
  }

  SlackServer slack() {
    return slack;
  }

  /// What a user is answered.
  Optional<Knock> knock(String host) {
    return Knock.at(users, host);
  }

  void awaitHealthy(String service) {
    await(service + " to be healthy")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> composition.isHealthy(service));
  }

  void awaitServed(String host, String version) {
    await(host + " to answer with " + version)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() ->
            knock(host)
                .filter(Knock::isWell)
                .map(Knock::version)
                .filter(version::equals)
                .isPresent());
  }

  /// The address of one of a service's containers that a container of ours can connect to.
  String awaitReached(String service, String from) {
    return await(from + " to reach a container of " + service)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> reached(service, from), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<String> reached(String service, String from) throws IOException {
    return composition.releases(service).stream()
        .filter(address -> composition.reaches(from, address, RELEASE_PORT))
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    try {
      composition.close();
    } finally {
      slack.close();
    }
  }

  private static void say(String what) {
    System.err.println("compose: making " + what + " ...");
  }

  private static String run(Path directory, String... command) throws IOException {
    return Shell.run(directory, List.of(command), Duration.ofMinutes(15));
  }
}
