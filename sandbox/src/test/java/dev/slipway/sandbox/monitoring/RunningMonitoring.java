package dev.slipway.sandbox.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.sandbox.processes.FreePorts;
import dev.slipway.sandbox.processes.Launch;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Prometheus and Alertmanager with the project's own files, as processes of this machine.
public final class RunningMonitoring implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FittedFiles files;
  private final int prometheus;
  private final int alertmanager;
  private final Programs programs = new Programs();
  private final HttpClient http = HttpClient.newHttpClient();

  /// What is asked, and whom alerts are told.
  ///
  /// @param reconciler its port on loopback
  /// @param bot likewise
  /// @param job the team's own part of `scrape_configs`
  /// @param rules the team's own
  public record Watched(
      int reconciler, int bot, Path apiToken, Path alertsToken, String job, String rules) {}

  private RunningMonitoring(Path folder, Watched watched, List<Integer> ports) {
    this.folder = folder;
    this.files = new FittedFiles(folder, watched);
    this.prometheus = ports.getFirst();
    this.alertmanager = ports.getLast();
  }

  /// Starts Prometheus; nobody passes its alerts on yet.
  public static RunningMonitoring start(Path folder, Watched watched) throws IOException {
    RunningMonitoring running = new RunningMonitoring(folder, watched, FreePorts.take(2));
    try {
      Program started =
          running.program(
              "prometheus",
              List.of(
                  InstalledMonitoring.PROMETHEUS.toString(),
                  "--config.file="
                      + running.files.prometheus(running.prometheus, running.alertmanager),
                  "--storage.tsdb.path=" + folder.resolve("prometheus"),
                  "--web.listen-address=127.0.0.1:" + running.prometheus));
      var _ = started.awaitReady(running.asked("/-/ready"), START);
      return running;
    } catch (IOException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /// @return what is to be stopped
  public Program startAlertmanager() throws IOException {
    Program started =
        program(
            "alertmanager",
            List.of(
                InstalledMonitoring.ALERTMANAGER.toString(),
                "--config.file=" + files.alertmanager(),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertmanager));
    var _ = started.awaitReady(URI.create("http://127.0.0.1:" + alertmanager + "/-/ready"), START);
    return started;
  }

  private Program program(String name, List<String> command) throws IOException {
    return programs.start(
        new Launch(name, command, Map.of(), folder, folder.resolve(name + ".log")));
  }

  /// What a query yields now: one element a series.
  public List<JsonNode> query(String expression) throws IOException {
    return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .path("result")
        .valueStream()
        .toList();
  }

  /// Its first series' value; 0 without one.
  public double value(String expression) throws IOException {
    List<JsonNode> series = query(expression);
    return series.isEmpty() ? 0 : series.getFirst().path("value").path(1).asDouble();
  }

  /// How each that is asked for metrics answers, by job: `up`, `down`, `unknown`.
  public List<String> targets() throws IOException {
    return data("/api/v1/targets")
        .path("activeTargets")
        .valueStream()
        .map(each -> each.at("/labels/job").asText() + " " + each.path("health").asText())
        .sorted()
        .toList();
  }

  private JsonNode data(String path) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(asked(path)).timeout(START).build();
      String body = http.send(request, BodyHandlers.ofString()).body();
      JsonNode answer = JSON.readTree(body);
      if (!answer.path("status").asText().equals("success")) {
        throw new IOException("Prometheus refuses " + path + ": " + body);
      }
      return answer.path("data");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Prometheus was asked", e);
    }
  }

  private URI asked(String path) {
    return URI.create("http://127.0.0.1:" + prometheus + path);
  }

  @Override
  public void close() {
    programs.close();
    http.close();
  }
}
