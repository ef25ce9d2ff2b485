package dev.slipway.sandbox.demo;

import dev.slipway.api.event.EventContent;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What `./slipway demo` runs, at the story's pace and with users, once both services are proven in
/// staging. What it leaves in `target/demo-page` tells more when a test fails.
final class RunningDemo implements AutoCloseable {
  private static final double RATE = 90;
  private static final Duration FIRST_RELEASES = Duration.ofSeconds(150);

  private final DemoFolder folder;
  private final Playground playground;
  private final Chat chat;
  private final TrafficGenerator traffic;

  private RunningDemo(
      DemoFolder folder, Playground playground, Chat chat, TrafficGenerator traffic) {
    this.folder = folder;
    this.playground = playground;
    this.chat = chat;
    this.traffic = traffic;
  }

  static RunningDemo start() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("slipway.home"));
    DemoFolder folder = DemoFolder.take(Path.of("target", "demo-page"));
    DemoTarget target = TargetKind.PROCESS.in(folder);
    int _ = target.stop();
    folder.empty();
    Playground playground = Playground.prepare(home, target, Pace.STORY, Addresses.anyFree());
    try {
      playground.startReconciler();
      Chat chat = Chat.open(home, playground);
      chat.startBot();
      awaitFirstReleases(playground);
      return new RunningDemo(folder, playground, chat, traffic(playground));
    } catch (IOException | InterruptedException | RuntimeException e) {
      playground.close();
      folder.close();
      throw e;
    }
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

  @Override
  public void close() throws IOException {
    try (folder;
        playground;
        chat) {
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
