package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.traffic.Summary;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The same change of versions without Slipway, on one container whose port is published: what
/// users lose by it under the same load. Every version is good.
final class Recreations {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration AROUND = Duration.ofSeconds(2);

  private final Path folder;
  private final double rate;
  private final Consumer<String> progress;

  /// A way of changing versions. Closing ends the container.
  interface Way extends AutoCloseable {
    /// Where users' requests go.
    InetSocketAddress users();

    /// Makes that version serve instead of what serves. Returns when the command does.
    void change(String version) throws IOException;

    @Override
    void close() throws IOException;
  }

  /// @param rate requests a second
  Recreations(Path folder, double rate, Consumer<String> progress) {
    this.folder = folder;
    this.rate = rate;
    this.progress = progress;
  }

  /// @param program of Compose
  /// @param times of each way, of versions that were made for the rollouts
  List<Figure> measure(List<String> program, int times) throws IOException {
    Files.createDirectories(folder);
    try (ComposeProject compose = new ComposeProject(folder, program);
        PlainContainer plain = new PlainContainer(folder)) {
      return List.of(
          Figure.of(
              "lostByCompose",
              "Requests lost by one %s up -d of such a change".formatted(String.join(" ", program)),
              "",
              lost("compose", compose, times)),
          Figure.of(
              "lostByStopStart",
              "Requests lost by one docker rm -f, then docker run",
              "",
              lost("stop-start", plain, times)));
    }
  }

  /// @param name for files and progress
  /// @return requests that each change lost
  List<Double> lost(String name, Way way, int times) throws IOException {
    first(way);
    List<Double> lost = new ArrayList<>();
    for (int run = 1; run <= times; run++) {
      Path log = folder.resolve("traffic-%s-%d.csv".formatted(name, run));
      Summary seen = change(way, version(run), log);
      lost.add((double) seen.failed() + seen.unsent());
      progress.accept("%s, %d of %d: %s".formatted(name, run, times, seen.line()));
    }
    return lost;
  }

  private void first(Way way) throws IOException {
    way.change(version(0));
    TrafficPlan one = TrafficPlan.mixed(way.users(), List.of(Bed.HOST), 10);
    try (TrafficGenerator traffic =
        TrafficGenerator.start(one, folder.resolve("traffic-first.csv"))) {
      Waiting.until(
          "the first answer of " + version(0),
          PATIENCE,
          () -> traffic.summary().answeredByVersion().containsKey(version(0)));
    }
  }

  /// To and fro: to a container runtime each is another image.
  private static String version(int run) {
    return run % 2 == 0 ? "1.0.0" : "1.0.1";
  }

  private Summary change(Way way, String version, Path log) throws IOException {
    TrafficPlan load = TrafficPlan.mixedWithSlow(way.users(), List.of(Bed.HOST), rate);
    try (TrafficGenerator traffic = TrafficGenerator.start(load, log)) {
      Waiting.during(AROUND);
      way.change(version);
      Waiting.until(
          "the first answer of " + version,
          PATIENCE,
          () -> traffic.summary().answeredByVersion().containsKey(version));
      Waiting.during(AROUND);
      return traffic.stop();
    }
  }
}
