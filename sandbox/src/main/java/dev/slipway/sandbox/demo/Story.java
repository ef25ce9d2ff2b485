package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.demo.Acts.Act;
import dev.slipway.sandbox.traffic.Summary;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `slipway demo --story`: the demo without a person, checked. Holds are seconds; all else is as in
/// production. Ends with the first act that goes wrong, and stops everything it started.
public final class Story {
  private static final double RATE = 90;

  private final Path home;
  private final Screen screen;
  private final List<StoryResult.Step> steps = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// @param home of the project
  public Story(Path home, PrintWriter out) {
    this.home = home;
    this.screen = Screen.of(out);
  }

  /// @param folder is emptied first; kept afterwards, for whoever wants to know more
  /// @throws IOException with one sentence for people, when the story could not begin
  public StoryResult tell(DemoFolder folder, TargetKind kind)
      throws IOException, InterruptedException {
    Thread teller = Thread.currentThread();
    Thread atExit = new Thread(() -> stop(teller), "stop-story");
    Runtime.getRuntime().addShutdownHook(atExit);
    try (folder) {
      DemoTarget target = kind.in(folder);
      if (!folder.isNew()) {
        int _ = target.stop();
      }
      folder.empty();
      screen.say("The story, in " + folder.root());
      StoryResult result;
      try (Playground playground =
          Playground.prepare(home, target, Pace.STORY, Addresses.anyFree())) {
        playground.startReconciler();
        try (Chat chat = Chat.open(home, playground)) {
          chat.startBot();
          result = tell(playground, new ChatActs(chat));
        }
      }
      return checkedForLeftovers(result, target);
    } finally {
      stopped.countDown();
      removeHook(atExit);
    }
  }

  private StoryResult tell(Playground playground, ChatActs chat)
      throws IOException, InterruptedException {
    LiveView view = new LiveView(screen, playground.client(), Instant.EPOCH);
    try (EventFeed feed = EventFeed.follow(playground.client(), view)) {
      if (!ok(playground, feed, Acts.FIRST)) {
        return new StoryResult(steps, 0, 0, 0, 0, 0, false);
      }
      TrafficPlan plan =
          TrafficPlan.mixed(
              playground.addresses().router(),
              // Most of it where versions are shipped, so that a step soon has its answers.
              Stream.concat(
                      Hosts.PRODUCTION.inTurn().stream(),
                      IntStream.range(0, 4).boxed().flatMap(_ -> Hosts.STAGING.inTurn().stream()))
                  .toList(),
              RATE);
      try (RouterCounts counts = RouterCounts.of(playground.target(), Scene.ENVIRONMENT);
          TrafficGenerator traffic =
              TrafficGenerator.start(plan, playground.folder().root().resolve("traffic.csv"))) {
        boolean all = true;
        for (Act act : underLoad(chat)) {
          all = all && ok(playground, feed, act);
        }
        return result(all, traffic.stop(), counts.shielded());
      }
    }
  }

  private static List<Act> underLoad(ChatActs chat) {
    List<Act> acts = new ArrayList<>(chat.beforeMerges());
    acts.addAll(Acts.MERGES);
    acts.addAll(chat.afterMerges());
    return acts;
  }

  private boolean ok(Playground playground, EventFeed feed, Act act) throws InterruptedException {
    screen.say("");
    screen.say("== " + act.name());
    long began = System.nanoTime();
    boolean ok = false;
    try {
      act.play().act(new Scene(playground, feed, act.deadline()));
      ok = true;
    } catch (StoryException | IOException e) {
      screen.say("", "FAILED: " + e.getMessage(), Screen.Tone.BAD);
    }
    double seconds = Math.round((System.nanoTime() - began) / 1e8) / 10.0;
    steps.add(new StoryResult.Step(act.name(), ok, seconds));
    screen.say("== %s after %.1f s".formatted(ok ? "ok" : "not ok", seconds));
    return ok;
  }

  private StoryResult result(boolean all, Summary summary, long shielded) {
    screen.say("");
    screen.say("Users: " + summary.line());
    long byCandidate = summary.failures(Acts.BAD).byCandidate();
    long byOthers = summary.failed() - byCandidate;
    return new StoryResult(
        steps,
        summary.requests(),
        summary.failed(),
        byOthers,
        byCandidate,
        shielded,
        all && byOthers == 0 && summary.requests() > 0);
  }

  private StoryResult checkedForLeftovers(StoryResult result, DemoTarget target)
      throws IOException {
    boolean nothing = target.isIdle();
    screen.say(nothing ? "Stopped everything." : "FAILED: something still runs.");
    return new StoryResult(
        result.steps(),
        result.requests(),
        result.failed(),
        result.failedByBaseline(),
        result.failedByCandidate(),
        result.shielded(),
        result.passed() && nothing);
  }

  private void stop(Thread teller) {
    teller.interrupt();
    try {
      boolean _ = stopped.await(Duration.ofSeconds(40).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The virtual machine is going down: the hook is what we end for.
    }
  }
}
