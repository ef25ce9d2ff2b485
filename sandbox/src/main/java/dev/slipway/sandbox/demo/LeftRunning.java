package dev.slipway.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The processes of a demo's target that outlive the reconciler by design: instances and the
/// router.
///
/// One is the demo's when the target's folder wrote its pid down and its command line names that
/// folder: a pid that is another's by now is not touched, and neither is another demo.
final class LeftRunning {
  private static final Duration GRACE = Duration.ofSeconds(12);
  private static final Pattern PID = Pattern.compile("^(?:.*\"pid\":)?(\\d+)");

  private final Path target;
  private final Path router;

  LeftRunning(DemoFolder folder) {
    this.target = folder.target();
    this.router = folder.router();
  }

  /// Stops what there is, the router last: SIGTERM, then kill -9 for what does not end. The
  /// reconciler must have ended, or it would start them again. May be called twice.
  ///
  /// @return how many it has stopped
  int stop() throws IOException {
    List<ProcessHandle> instances = instances();
    List<ProcessHandle> routers = router().stream().toList();
    stop(instances);
    stop(routers);
    return instances.size() + routers.size();
  }

  List<ProcessHandle> instances() throws IOException {
    Path folders = target.resolve("instances");
    if (!Files.isDirectory(folders)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folders, 2)) {
      files = all.filter(file -> file.toString().endsWith(".child")).toList();
    }
    List<ProcessHandle> alive = new ArrayList<>();
    for (Path file : files) {
      ours(file).ifPresent(alive::add);
    }
    return alive;
  }

  /// Pids of the instances of a service's version.
  List<Long> instances(String service, String version) throws IOException {
    String words = "--service " + service + " --version " + version + " ";
    return instances().stream()
        .filter(process -> process.info().commandLine().orElse("").contains(words))
        .map(ProcessHandle::pid)
        .sorted()
        .toList();
  }

  Optional<ProcessHandle> router() throws IOException {
    return ours(router.resolve("router.json"));
  }

  private Optional<ProcessHandle> ours(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher pid = PID.matcher(Files.readString(file));
    return pid.find()
        ? ProcessHandle.of(Long.parseLong(pid.group(1)))
            .filter(ProcessHandle::isAlive)
            .filter(process -> process.info().commandLine().orElse("").contains(target + "/"))
        : Optional.empty();
  }

  private static void stop(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroy);
    CompletableFuture<?> ends =
        CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    // Completed by time where they do not all end: what still lives is killed.
    ends.completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
    processes.forEach(ProcessHandle::destroyForcibly);
  }
}
