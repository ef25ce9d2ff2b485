package dev.slipway.sandbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.api.json.ContractJson;
import dev.slipway.sandbox.processes.Launch;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What looking and a commit cost with many services: measured by the reconciler itself, in a
/// process of its own, on targets in memory.
final class CoreSpeed {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final List<String> reconciler;
  private final Path folder;
  private final int services;

  /// @param services in each of three environments
  CoreSpeed(List<String> reconciler, Path folder, int services) {
    this.reconciler = reconciler;
    this.folder = folder;
    this.services = services;
  }

  List<Figure> measure() throws IOException {
    JsonNode told = run();
    long releases = told.path("releases").asLong();
    return List.of(
        Figure.of(
            "idlePass",
            "Look at %,d releases, nothing changed".formatted(releases),
            "ms",
            runs(told, "look")),
        Figure.of(
                "oneLineCommit",
                "One-line commit among %,d releases, after the fetch".formatted(releases),
                "ms",
                runs(told, "commit"))
            .aimingAt(Figure.Aim.under(20)),
        Figure.of("ofWhichRead", "Of which reading what should run", "ms", runs(told, "read")),
        Figure.of("ofWhichPass", "Of which the passes", "ms", runs(told, "pass")),
        Figure.of("fetch", "Its fetch, from a folder", "ms", runs(told, "fetch")));
  }

  private JsonNode run() throws IOException {
    Files.createDirectories(folder);
    Path log = folder.resolve("core.log");
    List<String> command = new ArrayList<>(reconciler);
    command.addAll(List.of("bench-core", "--folder", folder.resolve("core").toString()));
    command.addAll(List.of("--services", Integer.toString(services)));
    try (Programs programs = new Programs()) {
      Program program =
          programs.start(new Launch("the bench of the core", command, Map.of(), folder, log));
      if (!program.awaitEnd(PATIENCE)) {
        throw new IOException("the bench of the core did not end: " + log);
      }
    }
    try (Stream<String> lines = Files.lines(log)) {
      String last =
          lines
              .filter(line -> line.startsWith("{"))
              .findFirst()
              .orElseThrow(() -> new IOException("the bench of the core failed: " + log));
      return ContractJson.newMapper().readTree(last);
    }
  }

  private static List<Double> runs(JsonNode told, String name) {
    return StreamSupport.stream(told.path(name).spliterator(), false)
        .map(JsonNode::asDouble)
        .toList();
  }
}
