package dev.slipway.reconciler.target.swarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.Calls;
import dev.slipway.reconciler.target.engine.Connection;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.engine.Engine;
import dev.slipway.reconciler.target.engine.EngineAddress;
import dev.slipway.reconciler.target.engine.PrivateEngine;
import dev.slipway.reconciler.target.engine.Question;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A swarm of one node on an engine of the test's own, with an overlay network that this machine is
/// on as well: as in earnest, whoever sends requests has to be there. Needs root.
///
/// What the engine makes on the machine is named by the test, and gone afterwards. This kernel may
/// have no IPVS: nothing here needs it.
final class PrivateSwarm implements AutoCloseable {
  static final String NETWORK = "slipway";
  private static final String GATEWAY = "docker_gwbridge";

  private final PrivateEngine engine;
  private final Path root;
  private final String id;
  private final Addresses addresses = Addresses.free();
  private final Connection connection;
  private String anchor = "";
  private String addressHere = "";
  final DockerClient client;

  /// @param root short: sockets' paths are at most 107 bytes
  PrivateSwarm(Path root) throws Exception {
    this.root = root;
    this.id = Integer.toHexString(root.hashCode() & 0xffffff);
    engine = new PrivateEngine(root);
    connection = Connection.open(engine.address());
    client = connection.calls();
    try {
      found();
    } catch (Exception | Error failure) {
      close();
      throw failure;
    }
  }

  EngineAddress address() {
    return engine.address();
  }

  private void found() throws Exception {
    client
        .createNetworkCmd()
        .withName(GATEWAY)
        .withDriver("bridge")
        .withIpam(
            new Network.Ipam()
                .withConfig(new Network.Ipam.Config().withSubnet(addresses.gateway())))
        .withOptions(
            Map.of(
                "com.docker.network.bridge.name",
                gateway(),
                "com.docker.network.bridge.enable_icc",
                "false"))
        .exec();
    ordered(
        Question.post(
            "make a swarm",
            "/swarm/init",
            Map.of(
                "ListenAddr",
                "127.0.0.1:0",
                "AdvertiseAddr",
                "127.0.0.1",
                "DefaultAddrPool",
                List.of(addresses.pool()),
                "SubnetSize",
                24,
                "DataPathPort",
                addresses.port())));
    client.createNetworkCmd().withName(NETWORK).withDriver("overlay").withAttachable(true).exec();
    awaitScheduler();
  }

  /// Until services on the network are looked at. Swarm may leave lying for minutes what is ordered
  /// while it begins; what is ordered after it is not. The probe fits no node, and is told so.
  void awaitScheduler() throws Exception {
    AtomicReference<String> probe = new AtomicReference<>(probe());
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          boolean isLookedAt = troubles(probe.get()).contains("no suitable node");
          client.removeServiceCmd(probe.get()).exec();
          if (!isLookedAt) {
            probe.set(probe());
          }
          return isLookedAt;
        });
  }

  private String probe() throws UnavailableException {
    return ordered(
            Question.post(
                "make a probe",
                "/services/create",
                Map.of(
                    "TaskTemplate",
                    Map.of(
                        "ContainerSpec",
                        Map.of("Image", "probe"),
                        "Placement",
                        Map.of("Constraints", List.of("node.labels.probe==none")),
                        "Networks",
                        List.of(Map.of("Target", NETWORK))))))
        .path("ID")
        .asText();
  }

  private String troubles(String service) {
    return client.listTasksCmd().withServiceFilter(service).exec().stream()
        .map(task -> String.valueOf(task.getStatus().getErr()))
        .collect(Collectors.joining("\n"));
  }

  /// Asks in Swarm's own JSON.
  JsonNode ordered(Question order) throws UnavailableException {
    try (Calls calls = new Calls();
        Engine manager = new Engine("private", engine.address(), calls, Deadlines.DEFAULT)) {
      return manager.ordered(order);
    }
  }

  /// Puts this machine on the network, which is there as long as a container of this node is on it.
  ///
  /// @param image of something that has a `/bin/busybox`
  void join(String image) throws Exception {
    client.pullImageCmd(image).start().awaitCompletion();
    anchor =
        client
            .createContainerCmd(image)
            .withCmd("/bin/busybox", "sleep", "3600")
            .withHostConfig(HostConfig.newHostConfig().withNetworkMode(NETWORK))
            .exec()
            .getId();
    client.startContainerCmd(anchor).exec();
    Network network = client.inspectNetworkCmd().withNetworkId(NETWORK).exec();
    String subnet = String.valueOf(network.getIpam().getConfig().getFirst().getSubnet());
    addressHere = subnet.replace(".0/24", ".250");
    Path inside = root.resolve("exec/netns/1-" + network.getId().substring(0, 10));
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(inside));
    run(
        "nsenter",
        "--net=" + inside,
        "ip",
        "link",
        "add",
        there(),
        "type",
        "veth",
        "peer",
        "name",
        here(),
        "netns",
        String.valueOf(ProcessHandle.current().pid()));
    run("nsenter", "--net=" + inside, "ip", "link", "set", there(), "master", "br0", "up");
    run("ip", "address", "add", addressHere + "/24", "dev", here());
    run("ip", "link", "set", here(), "mtu", "1450", "up");
  }

  /// This machine's address on the network.
  String addressHere() {
    return addressHere;
  }

  /// Of the container that keeps the network up, in which others' programs can run.
  String addressInside() {
    return String.valueOf(
        Optional.ofNullable(
                client
                    .inspectContainerCmd(anchor)
                    .exec()
                    .getNetworkSettings()
                    .getNetworks()
                    .get(NETWORK))
            .orElseThrow()
            .getIpAddress());
  }

  /// Runs a program of this machine in the network of that container, as if it were in there.
  Process inside(Path output, String... command) throws IOException {
    Long pid = client.inspectContainerCmd(anchor).exec().getState().getPidLong();
    return new ProcessBuilder(
            Stream.concat(
                    Stream.of("nsenter", "--net=/proc/" + pid + "/ns/net"), Stream.of(command))
                .toList())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /// How a target's tasks stand, and what Swarm says of them.
  String tasks(String target) {
    return client
        .listTasksCmd()
        .withLabelFilter(Map.of(ReleaseLabels.TARGET, target))
        .exec()
        .stream()
        .map(task -> task.getStatus())
        .map(status ->
            "%s: %s: %s".formatted(status.getState(), status.getMessage(), status.getErr()))
        .collect(Collectors.joining("\n"));
  }

  /// What a file in a container holds.
  String read(String container, String file) throws Exception {
    String exec =
        client
            .execCreateCmd(container)
            .withCmd("/bin/busybox", "cat", file)
            .withAttachStdout(true)
            .exec()
            .getId();
    StringBuilder text = new StringBuilder();
    client
        .execStartCmd(exec)
        .exec(
            new ResultCallback.Adapter<Frame>() {
              @Override
              public void onNext(Frame frame) {
                text.append(new String(frame.getPayload(), UTF_8));
              }
            })
        .awaitCompletion();
    return text.toString();
  }

  private String gateway() {
    return "slg" + id;
  }

  private String here() {
    return "slh" + id;
  }

  private String there() {
    return "slt" + id;
  }

  void run(String... command) throws IOException, InterruptedException {
    int status = status(command);
    if (status != 0) {
      throw new IOException(
          String.join(" ", command)
              + " ended with "
              + status
              + ": "
              + Files.readString(root.resolve("commands")));
    }
  }

  private int status(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("commands").toFile()))
        .start()
        .waitFor();
  }

  @Override
  public void close() throws IOException {
    try {
      if (!anchor.isEmpty()) {
        client.removeContainerCmd(anchor).withForce(true).exec();
      }
      client.leaveSwarmCmd().withForceEnabled(true).exec();
    } finally {
      connection.close();
      engine.close();
      unlink(here());
      unlink(gateway());
    }
  }

  /// One that is gone already is no fault.
  private void unlink(String link) throws IOException {
    try {
      int _ = status("ip", "link", "delete", link);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
