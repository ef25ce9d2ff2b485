package dev.slipway.sandbox.demo;

import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.operation.PlanRequest;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.sandbox.processes.Shell;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import dev.slipway.telemetry.collector.CollectedSpan;
import dev.slipway.telemetry.collector.Collector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What `./slipway demo` runs, at the story's pace and with users, once both services are proven in
/// staging. What it leaves in `target/demo-page` tells more when a test fails.
final class RunningDemo implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("slipway.home"));
  private static final double RATE = 90;
  private static final Duration FIRST_RELEASES = Duration.ofSeconds(150);

  private final DemoFolder folder;
  private final Playground playground;
  private final Chat chat;
  private final TrafficGenerator traffic;
  private final Collector collector;

  private RunningDemo(Playground playground, Chat chat, TrafficGenerator traffic, Collector to) {
    this.folder = playground.folder();
    this.playground = playground;
    this.chat = chat;
    this.traffic = traffic;
    this.collector = to;
  }

  static RunningDemo start() throws IOException, InterruptedException {
    DemoFolder folder = DemoFolder.take(Path.of("target", "demo-page"));
    DemoTarget target = TargetKind.PROCESS.in(folder);
    int _ = target.stop();
    folder.empty();
    Playground playground = Playground.prepare(HOME, target, Pace.STORY, Addresses.anyFree());
    Collector collector = Collector.start();
    try {
      trace(folder.config(), collector);
      playground.startReconciler();
      Chat chat = Chat.open(HOME, playground);
      trace(folder.root().resolve("bot.yaml"), collector);
      chat.startBot();
      awaitFirstReleases(playground);
      return new RunningDemo(playground, chat, traffic(playground), collector);
    } catch (IOException | InterruptedException | RuntimeException e) {
      playground.close();
      folder.close();
      collector.close();
      throw e;
    }
  }

  private static void trace(Path configuration, Collector collector) throws IOException {
    Files.writeString(
        configuration,
        "tracing: {endpoint: \"" + collector.endpoint() + "\"}\n",
        StandardOpenOption.APPEND);
  }

  private static void awaitFirstReleases(Playground playground)
      throws IOException, InterruptedException {
    try (EventFeed feed = EventFeed.follow(playground.client(), new Unread())) {
      for (String service : List.of("frontend", "backend")) {
        if (feed.await(0, happening -> isProof(happening, service), FIRST_RELEASES).isEmpty()) {
          throw new IOException(service + " was not proven in time");
        }
      }
    }
  }

  private static boolean isProof(Happening happening, String service) {
    return happening.isOf("staging", service)
        && happening.content() instanceof EventContent.ReleaseProven;
  }

  private static TrafficGenerator traffic(Playground playground) throws IOException {
    return TrafficGenerator.start(
        TrafficPlan.mixed(playground.addresses().router(), Hosts.STAGING.inTurn(), RATE),
        playground.folder().root().resolve("traffic.csv"));
  }

  /// The page, as that person, with that text ready to be sent.
  URI page(String user, String draft) {
    return chat.page(user, draft);
  }

  /// The kinds of what holds a version back, as the reconciler knows it now.
  List<String> blocks(String environment, String service, String version)
      throws ReconcilerException {
    return playground
        .client()
        .plan(new PlanRequest(environment, service, Optional.of(version)))
        .blocks()
        .stream()
        .map(BlockStatus::kind)
        .toList();
  }

  /// What `./slipway audit export` prints.
  List<String> audit() throws IOException {
    List<String> export =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            HOME.resolve("bot/target/slipway-bot.jar").toString(),
            "audit",
            "export",
            "--config",
            folder.root().resolve("bot.yaml").toString());
    return Shell.run(folder.root(), export).lines().toList();
  }

  /// The spans that came of a request's trace; empty before its root has come.
  List<CollectedSpan> trace(String root, String version) {
    return collector.spans().stream()
        .filter(span -> span.name().equals(root))
        .filter(span -> span.attribute("slipway.version").equals(version))
        .findFirst()
        .map(span -> collector.trace(span.trace()))
        .orElse(List.of());
  }

  @Override
  public void close() throws IOException {
    try (folder;
        playground;
        chat;
        collector) {
      var _ = traffic.stop();
    }
  }

  /// Reads nothing: what has happened is asked of the feed.
  private static final class Unread implements EventFeed.Reader {
    @Override
    public void read(List<Happening> page) {}

    @Override
    public void quiet() {}
  }
}
