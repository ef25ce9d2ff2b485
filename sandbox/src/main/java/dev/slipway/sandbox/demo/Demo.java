package dev.slipway.sandbox.demo;

import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.traffic.Summary;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `slipway demo`: everything on this machine with steady traffic, told live until Ctrl-C.
///
/// 1. take the folder, stop what a killed demo left there, make what is missing
/// 2. start the reconciler, which starts the router and rolls out what Git says
/// 3. say where everything is and how to ship a version
/// 4. tell what happens; each environment gets traffic as soon as it serves
public final class Demo {
  private static final double RATE = 60;

  /// Nobody reads an hour's requests of a demo.
  private static final Path NO_LOG = Path.of("/dev/null");

  private final Path home;
  private final Screen screen;
  private final List<TrafficGenerator> traffic = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long failedSoFar;

  /// @param home of the project
  public Demo(Path home, PrintWriter out) {
    this.home = home;
    this.screen = Screen.of(out);
  }

  /// Returns after Ctrl-C, or when something fails.
  ///
  /// @throws IOException with one sentence for people
  public void run(DemoFolder folder, TargetKind kind, boolean reset) throws IOException {
    DemoTarget target = kind.in(folder);
    Thread runner = Thread.currentThread();
    Thread atExit = new Thread(() -> stop(runner), "stop-demo");
    Runtime.getRuntime().addShutdownHook(atExit);
    try (folder) {
      int left = folder.isNew() ? 0 : target.stop();
      if (left > 0) {
        screen.say("Stopped " + left + " instances and routers that an earlier demo had to leave.");
      }
      if (reset) {
        folder.empty();
      }
      Addresses addresses = Addresses.usual();
      screen.say("Starting in " + folder.root() + " ...");
      try (Playground playground = Playground.prepare(home, target, Pace.SAMPLE, addresses)) {
        play(playground);
      } catch (InterruptedException _) {
        // Ctrl-C: everything has been stopped on the way here.
      }
      screen.say("Stopped everything. ./slipway demo goes on from here; --reset begins anew.");
    } finally {
      stopped.countDown();
    }
  }

  private void play(Playground playground) throws IOException, InterruptedException {
    Instant began = Instant.now();
    playground.startReconciler();
    try (Chat chat = Chat.open(home, playground)) {
      chat.startBot();
      introduce(playground, chat);
      watch(playground, chat, began);
    }
  }

  private void watch(Playground playground, Chat chat, Instant began)
      throws IOException, InterruptedException {
    LiveView view = new LiveView(screen, playground.client(), began);
    try (EventFeed _ = EventFeed.follow(playground.client(), view)) {
      List<Hosts> waiting = new ArrayList<>(List.of(Hosts.STAGING, Hosts.PRODUCTION));
      CountDownLatch never = new CountDownLatch(1);
      while (!never.await(500, TimeUnit.MILLISECONDS)) {
        if (!playground.reconcilerRuns()) {
          boolean _ = never.await(500, TimeUnit.MILLISECONDS); // Ctrl-C reaches us all
          throw new IOException(
              "the reconciler has ended by itself; its log: " + playground.folder().log());
        }
        if (!chat.botRuns()) {
          throw new IOException(
              "the bot has ended by itself; its log: " + playground.folder().botLog());
        }
        for (Hosts hosts : List.copyOf(waiting)) {
          if (hosts.serve(playground)) {
            waiting.remove(hosts);
            send(playground, hosts);
          }
        }
        tellFailures();
      }
    } finally {
      say(traffic.stream().map(TrafficGenerator::stop).toList());
    }
  }

  private void introduce(Playground playground, Chat chat) throws IOException {
    Addresses addresses = playground.addresses();
    addresses.notes().forEach(note -> screen.say("Note: " + note + "."));
    screen.say("");
    screen.say("Open this page, send what stands in the box, then be Grace and agree:");
    screen.command(chat.page("U0ADA", "/deploy frontend staging").toString());
    screen.say("");
    screen.say("  Users       " + addresses.url("frontend.staging.localhost"));
    screen.say(
        "              " + addresses.url("www.localhost") + "  (once staging has proven 1.0.0)");
    screen.say("  Reconciler  " + addresses.apiUri());
    screen.say("  Git         " + playground.remote().checkout());
    screen.say("");
    Shelf shelf = Shelf.of(playground.remote(), "staging", "frontend");
    ship(playground, "Or ship a good version by Git (in another terminal):", shelf.good());
    ship(playground, "Ship one that fails its users:", shelf.bad());
    screen.say("Ctrl-C stops everything. What happens:");
    screen.say("");
  }

  private void ship(Playground playground, String title, Version version) {
    screen.say(title);
    screen.command(playground.remote().shipCommand("staging", "frontend", version));
    screen.say("");
  }

  private void send(Playground playground, Hosts hosts) throws IOException {
    TrafficPlan plan = TrafficPlan.mixed(playground.addresses().router(), hosts.inTurn(), RATE);
    traffic.add(TrafficGenerator.start(plan, NO_LOG));
    screen.say(
        "",
        "         users now send %.0f requests a second to %s".formatted(RATE, hosts.label()),
        Screen.Tone.QUIET);
  }

  private void tellFailures() {
    long failed = traffic.stream().map(TrafficGenerator::summary).mapToLong(Summary::failed).sum();
    if (failed > failedSoFar) {
      screen.say(
          "         users             ",
          " %d of their requests failed, %d in all".formatted(failed - failedSoFar, failed),
          Screen.Tone.BAD);
      failedSoFar = failed;
    }
  }

  private void say(List<Summary> summaries) {
    screen.say("");
    screen.say(
        "Users sent %d requests, %d failed. Stopping ..."
            .formatted(
                summaries.stream().mapToLong(Summary::requests).sum(),
                summaries.stream().mapToLong(Summary::failed).sum()));
  }

  /// On Ctrl-C this is all that the virtual machine waits for.
  private void stop(Thread runner) {
    runner.interrupt();
    try {
      if (!stopped.await(40, TimeUnit.SECONDS)) {
        System.err.println("slipway: gave up waiting for the demo's processes to end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
