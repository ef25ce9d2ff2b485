package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What the figures were measured on.
///
/// @param lines what is described to its description; `load` is the last minute's average, which
///   the bench itself is part of
public record Machine(SequencedMap<String, String> lines) {
  private static final long MEBIBYTE = 1 << 20;

  public Machine {
    lines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lines));
  }

  /// @param folder whose file system is described: the journal waits for it
  public static Machine here(Path folder) throws IOException {
    SequencedMap<String, String> lines = new LinkedHashMap<>();
    lines.put("cpu", value("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")));
    lines.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    lines.put("memory", memory());
    lines.put(
        "os",
        value("/etc/os-release", "PRETTY_NAME").orElse(System.getProperty("os.name"))
            + ", kernel "
            + System.getProperty("os.version"));
    lines.put("disk", Files.getFileStore(folder).type());
    lines.put(
        "load",
        String.format(
            Locale.ROOT,
            "%.1f",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    lines.put("jdk", System.getProperty("java.vm.vendor") + " " + Runtime.version());
    return new Machine(lines);
  }

  private static String memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() / MEBIBYTE + " MiB"
        : "unknown";
  }

  /// Of a file of keys and values, as Linux keeps them.
  private static Optional<String> value(String file, String key) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.matches(key + "\\s*[:=].*"))
          .map(line -> line.replaceFirst(key + "\\s*[:=]\\s*", "").replace("\"", "").strip())
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// One line for people.
  public String line() {
    Map<String, String> all = lines;
    return "%s, %s cores, %s of memory, %s, %s, load %s, %s"
        .formatted(
            all.get("cpu"),
            all.get("cores"),
            all.get("memory"),
            all.get("os"),
            all.get("disk"),
            all.get("load"),
            all.get("jdk"));
  }
}
