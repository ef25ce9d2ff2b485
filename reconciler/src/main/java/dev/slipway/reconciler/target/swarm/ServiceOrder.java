package dev.slipway.reconciler.target.swarm;

import dev.slipway.environments.language.Resources;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Networking;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Permit;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/// What a release's service is made like, in Swarm's own JSON: with no right that is not written
/// down here.
///
/// @param permit what it may have beyond the defaults
record ServiceOrder(
    String target,
    Release release,
    Occasion occasion,
    Image image,
    Networking networking,
    Tasks tasks,
    Permit permit) {
  private static final String PORT = "{port}";
  private static final int LONGEST_NAME = 63;
  private static final double NANOS = 1_000_000_000;
  private static final int TEMPORARY = 01777;

  /// @param reference id or `NAME@DIGEST`
  record Image(String reference, String id) {}

  /// What Swarm puts into containers.
  ///
  /// @param secrets ids by the variable that names them
  /// @param configs ids by the file
  record Files(Map<String, Named> secrets, Map<String, Named> configs) {
    static final Files NONE = new Files(Map.of(), Map.of());
  }

  record Named(String id, String name) {}

  /// Of the service: the hash tells apart what is cut off alike.
  static String name(Release release) {
    String whole =
        "slipway-%s-%s-%s"
            .formatted(
                release.key().environment(), release.key().service(), release.hash().brief());
    return whole.length() <= LONGEST_NAME
        ? whole
        : whole.substring(0, LONGEST_NAME - release.hash().brief().length() - 1)
            + "-"
            + release.hash().brief();
  }

  static Map<String, Object> replicated(int replicas) {
    return Map.of("Replicated", Map.of("Replicas", replicas));
  }

  /// @param variables without secrets
  Map<String, Object> spec(Places places, SortedMap<String, String> variables, Files files) {
    SortedMap<String, String> labels = ReleaseLabels.write(target, release, image.id());
    labels.putAll(ReleaseLabels.of(occasion));
    labels.put(SeenService.PLACES, places.toString());
    Map<String, Object> spec = new HashMap<>();
    spec.put("Name", name(release));
    spec.put("Labels", labels);
    spec.put("TaskTemplate", task(variables, files));
    spec.put("Mode", replicated(places.count()));
    spec.put("UpdateConfig", startFirst());
    spec.put("RollbackConfig", startFirst());
    spec.put("EndpointSpec", Map.of("Mode", "dnsrr"));
    return spec;
  }

  /// For what people do themselves, such as `docker service update --force` to use a new node.
  private static Map<String, Object> startFirst() {
    return Map.of("Parallelism", 1, "Order", "start-first", "FailureAction", "pause");
  }

  private Map<String, Object> task(SortedMap<String, String> variables, Files files) {
    return Map.of(
        "ContainerSpec", container(variables, files),
        "Resources", Map.of("Limits", limits()),
        "RestartPolicy",
            Map.of("Condition", "any", "Delay", nanos(tasks.restartAfter()), "MaxAttempts", 0),
        "Placement",
            Map.of(
                "Constraints",
                Stream.concat(tasks.constraints().stream(), permit.constraints().stream())
                    .toList()),
        "Networks",
            Stream.concat(Stream.of(networking.network()), networking.joined().stream())
                .map(network -> Map.of("Target", network))
                .toList(),
        "LogDriver",
            Map.of(
                "Name",
                "json-file",
                "Options",
                Map.of(
                    "max-size", String.valueOf(tasks.logBytes()),
                    "max-file", String.valueOf(tasks.logFiles()))));
  }

  private Map<String, Object> container(SortedMap<String, String> variables, Files files) {
    Allowance allowance = permit.allowance();
    Map<String, Object> container = new HashMap<>();
    container.put("Image", image.reference());
    container.put("Labels", Map.of(ReleaseLabels.TARGET, target));
    container.put(
        "Env",
        variables.entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .toList());
    if (!release.spec().command().isEmpty()) {
      container.put("Args", command());
    }
    container.put("Init", true);
    container.put("ReadOnly", !allowance.writable());
    container.put("CapabilityDrop", List.of("ALL"));
    container.put("CapabilityAdd", allowance.capabilities());
    // Known to engines from version 1.44 of the API on; older ones leave it out.
    container.put("Privileges", Map.of("NoNewPrivileges", true));
    container.put("StopGracePeriod", nanos(tasks.stopWithin()));
    container.put("Mounts", mounts(allowance));
    container.put("Secrets", files(files.secrets(), "Secret"));
    container.put("Configs", files(files.configs(), "Config"));
    return container;
  }

  private List<String> command() {
    String port =
        release.spec().port().isPresent() ? String.valueOf(release.spec().port().getAsInt()) : PORT;
    return release.spec().command().stream().map(word -> word.replace(PORT, port)).toList();
  }

  private Map<String, Object> limits() {
    Resources resources = release.spec().resources();
    Map<String, Object> limits = new HashMap<>();
    limits.put("Pids", tasks.processes());
    resources.memoryBytes().ifPresent(bytes -> limits.put("MemoryBytes", bytes));
    resources.cpus().ifPresent(cpus -> limits.put("NanoCPUs", Math.round(cpus * NANOS)));
    return limits;
  }

  private static List<Map<String, Object>> mounts(Allowance allowance) {
    List<Map<String, Object>> mounts = new ArrayList<>();
    Stream.concat(Stream.of("/tmp"), allowance.temporary().stream())
        .forEach(folder ->
            mounts.add(
                Map.of(
                    "Type", "tmpfs", "Target", folder, "TmpfsOptions", Map.of("Mode", TEMPORARY))));
    allowance
        .mounts()
        .forEach(mount ->
            mounts.add(
                Map.of(
                    "Type", "bind",
                    "Source", mount.host(),
                    "Target", mount.container(),
                    "ReadOnly", mount.readOnly())));
    return mounts;
  }

  /// Everybody in the container may read them and nobody may write.
  private static List<Map<String, Object>> files(Map<String, Named> files, String kind) {
    return files.entrySet().stream()
        .map(file ->
            Map.<String, Object>of(
                kind + "ID",
                file.getValue().id(),
                kind + "Name",
                file.getValue().name(),
                "File",
                Map.of("Name", file.getKey(), "UID", "0", "GID", "0", "Mode", 0444)))
        .toList();
  }

  private static long nanos(Duration duration) {
    return duration.toNanos();
  }
}
