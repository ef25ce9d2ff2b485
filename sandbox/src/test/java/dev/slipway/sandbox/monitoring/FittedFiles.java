package dev.slipway.sandbox.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of `monitoring/` for processes of this machine: other addresses, and shorter times.
///
/// @param folder where they are written
record FittedFiles(Path folder, RunningMonitoring.Watched watched) {
  /// Text that stands in a file exactly as it does, and what stands there for this machine.
  private record Change(String from, String to) {}

  private static final List<Change> OFTEN =
      List.of(
          new Change("scrape_interval: 15s", "scrape_interval: 1s"),
          new Change("evaluation_interval: 15s", "evaluation_interval: 1s"));

  /// @param itself where Prometheus is to listen
  Path prometheus(int itself, int alertmanager) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    for (Path file : MonitoringFiles.in("rules")) {
      Files.writeString(
          rules.resolve(file.getFileName()),
          Files.readString(file).replace("    interval: 30s\n", ""));
    }
    Files.writeString(rules.resolve("team.yml"), watched.rules());
    String text = Files.readString(MonitoringFiles.MONITORING.resolve("prometheus.yml"));
    text = changed(text, OFTEN);
    text =
        changed(
            text,
            List.of(
                new Change("/run/slipway/api/token", watched.apiToken().toString()),
                new Change("api:7070", "127.0.0.1:" + watched.reconciler()),
                new Change("bot:7071", "127.0.0.1:" + watched.bot()),
                new Change("localhost:9090", "127.0.0.1:" + itself),
                new Change("alertmanager:9093", "127.0.0.1:" + alertmanager),
                new Change("scrape_configs:\n", "scrape_configs:\n" + watched.job())));
    return Files.writeString(folder.resolve("prometheus.yml"), text);
  }

  Path alertmanager() throws IOException {
    String text =
        changed(
            Files.readString(MonitoringFiles.MONITORING.resolve("alertmanager.yml")),
            List.of(
                new Change("http://bot:7071", "http://127.0.0.1:" + watched.bot()),
                new Change("/run/slipway/alerts/alerts-token", watched.alertsToken().toString()),
                new Change("group_wait: 10s", "group_wait: 1s"),
                new Change("group_interval: 1m", "group_interval: 2s"),
                new Change("repeat_interval: 1m", "repeat_interval: 4s"),
                new Change("group_interval: 15s", "group_interval: 2s")));
    return Files.writeString(folder.resolve("alertmanager.yml"), text);
  }

  private static String changed(String text, List<Change> changes) throws IOException {
    String changed = text;
    for (Change change : changes) {
      if (!changed.contains(change.from())) {
        throw new IOException("monitoring/ no longer says \"" + change.from() + "\"");
      }
      changed = changed.replace(change.from(), change.to());
    }
    return changed;
  }
}
