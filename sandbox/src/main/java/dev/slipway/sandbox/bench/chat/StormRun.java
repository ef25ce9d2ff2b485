package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.Figure;
import dev.slipway.sandbox.bench.PackagedProgram;
import dev.slipway.sandbox.bench.Waiting;
import dev.slipway.sandbox.processes.EnvironmentsRemote.Commit;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Shell;
import dev.slipway.sandbox.slack.faults.Chances;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A bot whose Slack fails, to which much comes twice, and which is killed again and again.
///
/// ```
/// 1. a bot on a new journal; from now on Slack refuses, fails and forgets to answer
/// 2. people do one thing after the other at a steady rate, commits are rolled out as they come;
///    each thousandth delivery the bot is killed with -9 and started again at once
/// 3. people decide what is left to decide; wait until every request has ended and all was said
/// 4. count, from outside: Slack's messages, Git's commits, the audit
/// ```
///
/// The same seed draws the same faults and repeats; what they meet differs from run to run.
public final class StormRun {
  private static final Chances WEATHER = new Chances(0.20, Duration.ofSeconds(1), 0.05, 0.01);
  private static final double TWICE = 0.30;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /// From here on nothing new is asked for, so that the last requests are decided in the storm too.
  private static final double ASKING = 0.95;

  private final Plan plan;
  private final Consumer<String> progress;
  private final List<UpTime> upTimes = new ArrayList<>();

  /// @param bot the command that starts it
  /// @param manifest of the Slack app
  /// @param kills how often it is killed
  public record Plan(PackagedProgram bot, Path manifest, Path folder, int kills, Pace pace) {}

  /// @param each deliveries between two kills
  /// @param rate of what people do, a second
  /// @param ending how long the end may take
  public record Pace(int each, double rate, Duration ending, long seed) {}

  /// @param wrong what did not hold, for people; empty when all held
  public record Result(Counted counted, List<Figure> figures, List<String> wrong) {
    public Result {
      figures = List.copyOf(figures);
      wrong = List.copyOf(wrong);
    }
  }

  /// While the bot was up, by [System#nanoTime()].
  record UpTime(long from, long until) {}

  /// @param progress told what has just been done
  public StormRun(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public Result run() throws IOException {
    Resending resending = new Resending(TWICE, plan.pace().seed());
    try (ChatBed bed = ChatBed.make(plan.manifest(), plan.folder())) {
      bed.slack().deliverTo(bed.setup().requestUrl(), resending::around);
      String first = bed.remote().head();
      Wishes wishes = new Wishes(bed.slack().workspace());
      try (CommitFollower follower = new CommitFollower(bed, wishes)) {
        Program bot = bed.startBot(plan.bot().command());
        long from = ready(bed, bot);
        Crowd crowd = new Crowd(bed, wishes);
        follower.start();
        bed.slack().faults().chance(WEATHER, plan.pace().seed());
        from = storm(bed, new Scene(crowd, resending, follower), bot, from);
        end(bed, new Scene(crowd, resending, follower), wishes);
        upTimes.add(new UpTime(from, System.nanoTime()));
        List<Commit> commits = bed.remote().since(first);
        return new Verdict(bed, resending, upTimes)
            .result(
                new Verdict.Seen(wishes, crowd.questions(), crowd.decided(), commits, audit(bed)));
      }
    }
  }

  private record Scene(Crowd crowd, Resending resending, CommitFollower follower) {}

  private static long ready(ChatBed bed, Program bot) throws IOException {
    var _ = bot.awaitReady(bed.setup().ready(), PATIENCE);
    return System.nanoTime();
  }

  /// @return since when the last bot has been up
  private long storm(ChatBed bed, Scene scene, Program first, long since) throws IOException {
    Program bot = first;
    long up = since;
    long next = System.nanoTime();
    int all = plan.kills() * plan.pace().each();
    int kills = 0;
    while (kills < plan.kills()) {
      Waiting.until(next);
      next += nanosBetweenActs();
      scene.crowd().act(scene.resending().begun() < all * ASKING);
      scene.follower().check();
      if (scene.resending().begun() >= (kills + 1) * plan.pace().each()) {
        upTimes.add(new UpTime(up, System.nanoTime()));
        bot.kill();
        bot = bed.startBot(plan.bot().command());
        up = awaitReadyInStorm(bed, bot, scene);
        next = System.nanoTime(); // people went on meanwhile: nothing is made up for
        kills++;
        progress.accept(
            "kill %d of %d after %d deliveries"
                .formatted(kills, plan.kills(), scene.resending().begun()));
      }
    }
    return up;
  }

  private long nanosBetweenActs() {
    return (long) (1e9 / plan.pace().rate());
  }

  /// Things go on happening while it starts.
  private long awaitReadyInStorm(ChatBed bed, Program bot, Scene scene) throws IOException {
    StartWatch watch = new StartWatch(bot, bed.setup().ready(), PATIENCE);
    while (watch.readyAt().isEmpty()) {
      scene.crowd().act(false);
      Waiting.during(Duration.ofNanos(nanosBetweenActs()));
    }
    return watch.readyAt().orElseThrow();
  }

  private void end(ChatBed bed, Scene scene, Wishes wishes) throws IOException {
    long until = System.nanoTime() + plan.pace().ending().toNanos();
    long left = left(bed, scene, wishes);
    while (left > 0 && System.nanoTime() < until) {
      while (scene.crowd().decideOne()) {
        progress.accept("a decision after the storm");
      }
      scene.follower().check();
      Waiting.during(BETWEEN_LOOKS);
      left = left(bed, scene, wishes);
    }
    progress.accept("the end, with %d things left over".formatted(left));
  }

  /// What is still to come to an end. A question that was acknowledged a moment ago waits in no
  /// outbox yet, so it is the answers that are counted.
  private static long left(ChatBed bed, Scene scene, Wishes wishes) throws IOException {
    long open = wishes.all().stream().filter(wish -> !wishes.hasEnded(wish)).count();
    BotMetrics metrics = BotMetrics.read(bed.setup().metrics());
    double waiting = metrics.sum("slipway_bot_outbox_waiting", "kind=");
    double unanswered =
        scene.crowd().questions().answered(0) - metrics.value("slipway_bot_outbox_failed");
    return open
        + (long) waiting
        + Math.max(0, (long) unanswered)
        + (scene.resending().isQuiet() ? 0 : 1);
  }

  /// Every entry as a line, from the bot's own command, which checks the chain too.
  private List<String> audit(ChatBed bed) throws IOException {
    var _ = audited(bed, "verify");
    return audited(bed, "export").lines().toList();
  }

  private String audited(ChatBed bed, String what) throws IOException {
    List<String> command =
        Stream.concat(
                plan.bot().command().stream(),
                Stream.of("audit", what, "--config", bed.setup().config().toString()))
            .toList();
    return Shell.run(plan.folder(), command, PATIENCE);
  }
}
