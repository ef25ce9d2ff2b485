package dev.slipway.sandbox.demo;

import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.monitoring.RunningMonitoring;
import dev.slipway.sandbox.monitoring.RunningMonitoring.Watched;
import dev.slipway.sandbox.processes.FreePorts;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What `./slipway demo` runs, watched by a real Prometheus, whose alerts a real Alertmanager
/// passes on to the bot. In staging the backend breaks on demand and has a port of its own, at
/// which Prometheus finds its metrics, and whoever is on call is called.
final class WatchedDemo implements AutoCloseable {
  private static final double RATE = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DemoFolder folder;
  private final Playground playground;
  private final Chat chat;
  private final RunningMonitoring monitoring;
  private final int backend;
  private final List<TrafficGenerator> traffic;

  private WatchedDemo(
      DemoFolder folder,
      Playground playground,
      Chat chat,
      RunningMonitoring monitoring,
      int backend)
      throws IOException {
    this.folder = folder;
    this.playground = playground;
    this.chat = chat;
    this.monitoring = monitoring;
    this.backend = backend;
    this.traffic =
        List.of(
            send(new InetSocketAddress(InetAddress.getLoopbackAddress(), backend), "localhost"),
            send(playground.addresses().router(), "frontend.staging.localhost"));
  }

  private TrafficGenerator send(InetSocketAddress address, String host) throws IOException {
    return TrafficGenerator.start(
        TrafficPlan.mixed(address, List.of(host), RATE),
        folder.root().resolve("traffic-" + host + ".csv"));
  }

  static WatchedDemo start() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("slipway.home"));
    DemoFolder folder = DemoFolder.take(Path.of("target", "demo-watched"));
    DemoTarget target = TargetKind.PROCESS.in(folder);
    int _ = target.stop();
    folder.empty();
    target.provide(
        "backend",
        new DemoVersion(new Version("1.9.0"), "breakable", "answers 500 after a post to /break"));
    int backend = FreePorts.take(1).getFirst();
    Playground playground = Playground.prepare(home, target, pace(backend), Addresses.anyFree());
    try {
      playground.startReconciler();
      Chat chat = Chat.open(home, playground);
      expectHeartbeat(chat.botConfig());
      chat.startBot();
      RunningMonitoring monitoring = monitoring(playground, chat, backend);
      return new WatchedDemo(folder, playground, chat, monitoring, backend);
    } catch (IOException | InterruptedException | RuntimeException e) {
      playground.close();
      folder.close();
      throw e;
    }
  }

  /// Several times as long as Alertmanager waits between two posts here.
  private static void expectHeartbeat(Path config) throws IOException {
    String text = Files.readString(config);
    Files.writeString(config, text.replace("alerts: {", "alerts: {heartbeat: {within: 20s}, "));
  }

  /// Short watches, so that what breaks is proven by then: nothing but an alert finds it.
  private static Pace pace(int backend) {
    return new Pace(
        Duration.ofSeconds(15),
        Map.of(
            "environments/staging.yaml",
            List.of(
                new Pace.Change("{weight: 10, hold: 5s}", "{weight: 10, hold: 1s}"),
                new Pace.Change("{weight: 50, hold: 5s}", "{weight: 50, hold: 1s}"),
                new Pace.Change("watch: 30s", "watch: 2s"),
                new Pace.Change(
                    "  backend:\n    version: 1.0.0",
                    "  backend:\n    version: 1.9.0\n    route: {port: %d}".formatted(backend))),
            "environments/production.yaml",
            List.of(
                new Pace.Change("soak: 30s", "soak: 1s"),
                new Pace.Change("watch: 1m", "watch: 2s")),
            "environments/dev.yaml",
            List.of(new Pace.Change("watch: 10s", "watch: 2s")),
            "oncall.yaml",
            List.of(
                new Pace.Change(
                    "{notify: [{channel: \"#oncall\"}]}",
                    "{notify: [{schedule: primary}, {channel: \"#oncall\"}], wait: 30m}"))));
  }

  private static RunningMonitoring monitoring(Playground playground, Chat chat, int backend)
      throws IOException {
    return RunningMonitoring.start(
        playground.folder().root().resolve("monitoring"),
        new Watched(
            playground.addresses().api(),
            playground.addresses().bot(),
            playground.folder().token(),
            chat.alertsToken(),
            """
              - job_name: backend
                static_configs:
                  - targets: ["127.0.0.1:%d"]
                    labels: {environment: staging, service: backend}
            """
                .formatted(backend)
                .indent(0),
            """
            groups:
              - name: backend
                rules:
                  - alert: BackendFailsItsUsers
                    expr: |
                      sum by (environment, service) (rate(sample_answers_total{outcome="failed"}[15s]))
                      /
                      sum by (environment, service) (rate(sample_answers_total[15s]))
                      > 0.5
                    labels: {severity: critical}
                    annotations: {summary: "The backend answers most of its users with an error"}
            """));
  }

  RunningMonitoring monitoring() {
    return monitoring;
  }

  Chat chat() {
    return chat;
  }

  Playground playground() {
    return playground;
  }

  /// Every user's request to the backend in staging fails from now on.
  void breakBackend() throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend + "/break"))
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      var _ = http.send(request, BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the backend was broken", e);
    }
  }

  @Override
  public void close() throws IOException {
    try (folder;
        playground;
        chat;
        monitoring) {
      traffic.forEach(TrafficGenerator::stop);
    }
  }
}
