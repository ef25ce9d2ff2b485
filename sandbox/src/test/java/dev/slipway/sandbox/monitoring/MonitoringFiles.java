package dev.slipway.sandbox.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where rules, their tests, boards and runbooks stand.
final class MonitoringFiles {
  static final Path HOME = Path.of(System.getProperty("slipway.home", "..")).toAbsolutePath();
  static final Path MONITORING = HOME.resolve("monitoring");
  static final Path ALERTS = MONITORING.resolve("rules").resolve("alerts.yml");

  private MonitoringFiles() {}

  /// Those of a folder under `monitoring/`, sorted.
  static List<Path> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(MONITORING.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  /// Every first group of a pattern in a file.
  static SortedSet<String> found(Pattern pattern, Path file) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
