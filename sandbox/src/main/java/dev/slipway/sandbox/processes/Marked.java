package dev.slipway.sandbox.processes;

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

/// The instances of an environment among all processes of this machine, found by the marks in their
/// environment (`/proc`), whatever anybody remembers of them.
///
/// An instance is a tree of processes that all bear its name; two roots of one name are two
/// instances.
public final class Marked {
  private static final Path PROC = Path.of("/proc");

  private final String environment;

  public Marked(String environment) {
    this.environment = environment;
  }

  /// Pids of the roots by instance.
  public SortedMap<String, Set<String>> roots() {
    Map<Long, String> bearers = bearers();
    SortedMap<String, Set<String>> roots = new TreeMap<>();
    bearers.forEach((pid, name) -> {
      Optional<Long> parent =
          ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid);
      if (parent.map(bearers::get).filter(name::equals).isEmpty()) {
        roots.computeIfAbsent(name, _ -> new TreeSet<>()).add(Long.toString(pid));
      }
    });
    return roots;
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
