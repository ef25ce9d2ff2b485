package dev.slipway.reconciler.target.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import dev.slipway.environments.language.Resources;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Containers;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.SecretDelivery;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Allowance.Mount;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a container is made like: with no right that is not written down here.
///
/// The restart policy is `no`: the engine would hide crashes that are evidence, and would bring
/// containers back under addresses that the router gives to others (decision 0142).
///
/// @param image id or `NAME@DIGEST`
/// @param publishOn address of the machine on which the port is published, where it is
record ContainerOrder(
    InstanceName name,
    Release release,
    String image,
    SortedMap<String, String> labels,
    String network,
    Optional<String> publishOn,
    Containers containers,
    Allowance allowance) {
  static final String SECRETS = "/run/secrets";
  private static final String PORT = "{port}";
  private static final int STOP_SECONDS = 10;
  private static final String TEMPORARY = "rw,nosuid,nodev,mode=1777";
  private static final double NANOS = 1_000_000_000;

  /// @param variables without secrets that are delivered as files; never kept
  CreateContainerCmd on(DockerClient client, SortedMap<String, String> variables) {
    CreateContainerCmd order =
        client
            .createContainerCmd(image)
            .withName(name.text())
            .withLabels(labels)
            .withEnv(
                variables.entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue())
                    .toList())
            .withStopTimeout(STOP_SECONDS)
            .withHostConfig(host());
    if (!release.spec().command().isEmpty()) {
      order.withCmd(command());
    }
    if (release.spec().port().isPresent()) {
      order.withExposedPorts(ExposedPort.tcp(release.spec().port().getAsInt()));
    }
    if (deliversFiles()) {
      order.withVolumes(new Volume(SECRETS));
    }
    return order;
  }

  /// The same, bearing also what it is for.
  ContainerOrder startedFor(Occasion occasion) {
    SortedMap<String, String> more = new TreeMap<>(labels);
    more.putAll(ReleaseLabels.of(occasion));
    return new ContainerOrder(
        name, release, image, more, network, publishOn, containers, allowance);
  }

  boolean deliversFiles() {
    return containers.secrets() == SecretDelivery.FILES && !release.spec().secrets().isEmpty();
  }

  private HostConfig host() {
    HostConfig host =
        HostConfig.newHostConfig()
            .withRestartPolicy(RestartPolicy.noRestart())
            .withNetworkMode(network)
            .withPrivileged(false)
            .withReadonlyRootfs(!allowance.writable())
            .withTmpFs(temporary())
            .withCapDrop(Capability.ALL)
            .withCapAdd(
                allowance.capabilities().stream()
                    .map(Capability::valueOf)
                    .toArray(Capability[]::new))
            .withSecurityOpts(List.of("no-new-privileges:true"))
            .withPidsLimit(containers.processes())
            .withInit(true)
            .withLogConfig(logs())
            .withMounts(allowance.mounts().stream().map(ContainerOrder::bind).toList());
    Resources limits = release.spec().resources();
    limits.memoryBytes().ifPresent(bytes -> host.withMemory(bytes).withMemorySwap(bytes));
    limits.cpus().ifPresent(cpus -> host.withNanoCPUs(Math.round(cpus * NANOS)));
    if (publishOn.isPresent() && release.spec().port().isPresent()) {
      host.withPortBindings(
          new PortBinding(
              Ports.Binding.bindIp(publishOn.get()),
              ExposedPort.tcp(release.spec().port().getAsInt())));
    }
    return host;
  }

  private List<String> command() {
    String port =
        release.spec().port().isPresent() ? String.valueOf(release.spec().port().getAsInt()) : PORT;
    return release.spec().command().stream().map(word -> word.replace(PORT, port)).toList();
  }

  private Map<String, String> temporary() {
    Map<String, String> folders = new HashMap<>();
    List<String> all = new ArrayList<>(allowance.temporary());
    all.add("/tmp");
    all.forEach(folder -> folders.put(folder, TEMPORARY));
    return folders;
  }

  private LogConfig logs() {
    return new LogConfig(
        LogConfig.LoggingType.JSON_FILE,
        Map.of(
            "max-size",
            String.valueOf(containers.logBytes()),
            "max-file",
            String.valueOf(containers.logFiles())));
  }

  /// A folder that is not there is refused by the engine, not made.
  private static com.github.dockerjava.api.model.Mount bind(Mount mount) {
    return new com.github.dockerjava.api.model.Mount()
        .withType(MountType.BIND)
        .withSource(mount.host())
        .withTarget(mount.container())
        .withReadOnly(mount.readOnly());
  }
}
