package dev.slipway.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The instances of an environment among all processes of this machine, found by the marks in their
/// environment (`/proc`), whatever anybody remembers of them.
///
/// An instance is a tree of processes that all bear its name; two roots of one name are two
/// instances.
final class Running {
  private static final Path PROC = Path.of("/proc");

  private final String environment;
  private Set<String> suspects = Set.of();

  Running(String environment) {
    this.environment = environment;
  }

  /// Names of instances that run twice. One that ends while we look seems to be two for an instant:
  /// only what the look before saw too is told.
  ///
  /// @return the names, in order
  Set<String> doubles() {
    Set<String> seen = new TreeSet<>();
    roots()
        .forEach((name, pids) -> {
          if (pids.size() > 1) {
            seen.add(name);
          }
        });
    Set<String> sure = new TreeSet<>(seen);
    sure.retainAll(suspects);
    suspects = seen;
    return sure;
  }

  /// Pids of the roots by instance.
  SortedMap<String, Set<Long>> roots() {
    Map<Long, String> bearers = bearers();
    SortedMap<String, Set<Long>> roots = new TreeMap<>();
    bearers.forEach((pid, name) -> {
      Optional<Long> parent =
          ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid);
      if (parent.map(bearers::get).filter(name::equals).isEmpty()) {
        roots.computeIfAbsent(name, _ -> new TreeSet<>()).add(pid);
      }
    });
    return roots;
  }

  /// Asks all of them to end, then makes them.
  void stop() {
    List<ProcessHandle> all =
        bearers().keySet().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    all.forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, 5, TimeUnit.SECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private Map<Long, String> bearers() {
    Map<Long, String> bearers = new HashMap<>();
    ProcessHandle.allProcesses()
        .forEach(
            process -> name(process.pid()).ifPresent(name -> bearers.put(process.pid(), name)));
    return bearers;
  }

  private Optional<String> name(long pid) {
    List<String> variables;
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("environ"));
      variables = Arrays.asList(new String(bytes, UTF_8).split("\0"));
    } catch (IOException _) {
      // It has ended, or is another user's.
      return Optional.empty();
    }
    return variables.contains("SLIPWAY_ENVIRONMENT=" + environment)
        ? variables.stream()
            .filter(variable -> variable.startsWith("SLIPWAY_INSTANCE="))
            .map(variable -> variable.substring("SLIPWAY_INSTANCE=".length()))
            .findFirst()
        : Optional.empty();
  }
}
