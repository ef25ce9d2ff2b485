package dev.slipway.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.api.json.ContractJson;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.images.Engine;
import dev.slipway.sandbox.images.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Releases as containers of this machine's engine behind HAProxy.
final class LocalContainers implements DemoTarget {
  private static final String TARGET = "local";
  private static final Duration GRACE = Duration.ofSeconds(12);

  private final DemoFolder folder;
  private final Engine engine;
  private final SampleImages images;

  /// A name of its own, so that demos in two folders leave each other's containers alone.
  private final String network;

  LocalContainers(DemoFolder folder) {
    this.folder = folder;
    this.engine = new Engine(folder.root());
    this.images = new SampleImages(engine, folder.root().resolve("images"));
    this.network = "slipway-demo-%08x".formatted(folder.root().toString().hashCode());
  }

  @Override
  public DemoFolder folder() {
    return folder;
  }

  @Override
  public void stock(Duration late) throws IOException {
    engine.check();
    images.make(late);
  }

  @Override
  public void provide(String service, DemoVersion version) throws IOException {
    images.make(service, version);
  }

  @Override
  public String configuration(int users) {
    return """
    kind: docker
    network: %s
    router:
      kind: haproxy
      listen: 127.0.0.1:%d
    """
        .formatted(network, users);
  }

  /// An image in the program's place; what the program is told stays.
  @Override
  public String fitted(String path, String text) throws IOException {
    if (!path.startsWith("services/")) {
      return text;
    }
    String service = Path.of(path).getFileName().toString().replace(".yaml", "");
    String command = "command: [bin/%s, --port, \"{port}\"]".formatted(service);
    if (!text.contains(command)) {
      throw new IOException(path + " of the sample does not say \"" + command + "\"");
    }
    return text.replace(
        command, "image: %s\ncommand: [--port, \"{port}\"]".formatted(SampleImages.name(service)));
  }

  @Override
  public int stop() throws IOException {
    try {
      List<String> containers = containers();
      engine.remove(containers);
      engine.removeNetwork(network);
      return containers.size() + stopRouters();
    } catch (IOException e) {
      // An engine that is away must not leave a router that listens.
      int _ = stopRouters();
      throw e;
    }
  }

  private int stopRouters() {
    Set<ProcessHandle> routers = routers();
    routers.forEach(ProcessHandle::destroy);
    CompletableFuture<?> ends =
        CompletableFuture.allOf(
            routers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    // Completed by time where they do not all end: what still lives is killed.
    ends.completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
    routers.forEach(ProcessHandle::destroyForcibly);
    return routers.size();
  }

  @Override
  public boolean isIdle() throws IOException {
    return containers().isEmpty() && routers().isEmpty();
  }

  @Override
  public Map<String, Long> shielded(String environment) throws IOException {
    JsonNode kept =
        ContractJson.newMapper()
            .readTree(Files.readString(folder.router().resolve("services.json")));
    return kept.path("services")
        .valueStream()
        .filter(service -> service.at("/plan/environment").asText().equals(environment))
        .flatMap(service -> service.path("seats").valueStream())
        .collect(
            Collectors.toMap(
                seat -> seat.path("release").asText(),
                seat -> seat.path("shielded").asLong(),
                Long::max));
  }

  @Override
  public SortedMap<String, Set<String>> instances(String environment) throws IOException {
    return engine.instances(TARGET, environment);
  }

  /// Workers come and go; the master is nobody's child among them.
  @Override
  public Optional<Long> router() {
    Set<ProcessHandle> all = routers();
    return all.stream()
        .filter(process -> process.parent().filter(all::contains).isEmpty())
        .map(ProcessHandle::pid)
        .findFirst();
  }

  private List<String> containers() throws IOException {
    return engine.containers(TARGET, network);
  }

  /// HAProxy's master and workers: their command line names our folder.
  private Set<ProcessHandle> routers() {
    String socket = "unix@" + folder.router().resolve("master.sock");
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(socket))
        .collect(Collectors.toSet());
  }
}
