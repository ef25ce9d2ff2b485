package dev.slipway.sandbox.demo;

import dev.slipway.api.event.EventContent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The acts of the story, in order; each begins where the one before ended.
final class Acts {
  /// The versions that are shipped and taken back.
  static final Set<String> BAD = Set.of("1.2.0", "1.3.0");

  /// How long nobody reconciles after the kill.
  private static final Duration DEAD = Duration.ofSeconds(2);

  private Acts() {}

  /// @param deadline of the whole act
  record Act(String name, Duration deadline, Play play) {}

  interface Play {
    void act(Scene scene) throws IOException, StoryException, InterruptedException;
  }

  static final Act FIRST = act("first release of everything", 120, Acts::firstRelease);

  /// All under load, after the first.
  static final List<Act> UNDER_LOAD =
      List.of(
          act("good version", 90, Acts::goodVersion),
          act("failing version", 60, Acts::failingVersion),
          act("version that turns bad late", 90, Acts::lateFailure),
          act("kill -9 in mid-canary", 120, Acts::killed));

  private static Act act(String name, long seconds, Play play) {
    return new Act(name, Duration.ofSeconds(seconds), play);
  }

  private static void firstRelease(Scene scene) throws StoryException, InterruptedException {
    for (String service : List.of("frontend", "backend")) {
      var _ =
          scene.awaitAnywhere(
              "proof of " + service + " in staging",
              each ->
                  each.isOf("staging", service)
                      && each.content() instanceof EventContent.ReleaseProven);
    }
    scene.awaitThat("production serves", () -> Hosts.PRODUCTION.serve(scene.playground()));
    scene.awaitThat("staging serves", () -> Hosts.STAGING.serve(scene.playground()));
  }

  private static void goodVersion(Scene scene)
      throws IOException, StoryException, InterruptedException {
    scene.ship("1.1.0");
    var _ = scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("1.1.0"));
    var _ = scene.await(EventContent.RolloutCompleted.class);
    List<Integer> weights =
        scene.all(EventContent.StepReached.class).stream()
            .map(EventContent.StepReached::weight)
            .toList();
    scene.require(
        weights.containsAll(List.of(10, 50)),
        "the canary's steps were " + weights + ", not 10, 50");
    var _ = scene.await(EventContent.ReleaseProven.class, e -> e.version().equals("1.1.0"));
    scene.requireEverywhere("1.1.0");
  }

  private static void failingVersion(Scene scene)
      throws IOException, StoryException, InterruptedException {
    scene.ship("1.2.0");
    var _ = scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("1.2.0"));
    Happening end = scene.await(EventContent.RolloutRolledBack.class);
    requireWrittenBack(scene, end.rollout());
    var _ = scene.await(EventContent.ReleaseRejected.class);
    scene.require(
        scene.all(EventContent.RolloutCompleted.class).isEmpty(), "1.2.0 was completed before");
    scene.requireEverywhere("1.1.0");
  }

  private static void lateFailure(Scene scene)
      throws IOException, StoryException, InterruptedException {
    String baseline = scene.knock().instance();
    scene.ship("1.3.0");
    var _ = scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("1.3.0"));
    var _ = scene.await(EventContent.RolloutCompleted.class);
    Happening end = scene.await(EventContent.RolloutRolledBack.class);
    // The baseline was still warm: the very process that served before serves again.
    scene.awaitThat(
        "the instance from before serves again",
        () ->
            scene
                .playground()
                .knock(Scene.HOST)
                .filter(answer -> answer.instance().equals(baseline))
                .isPresent());
    requireWrittenBack(scene, end.rollout());
    scene.requireEverywhere("1.1.0");
  }

  private static void requireWrittenBack(Scene scene, String rollout)
      throws IOException, StoryException, InterruptedException {
    Happening written = scene.await(EventContent.WriteBackWritten.class);
    String commit = written.content() instanceof EventContent.WriteBackWritten(String id) ? id : "";
    String message = scene.playground().remote().message(commit);
    scene.require(
        message.contains("Slipway-Rollout: " + rollout),
        "the write-back's commit does not name the rollout: " + message);
  }

  private static void killed(Scene scene) throws IOException, StoryException, InterruptedException {
    Playground playground = scene.playground();
    scene.ship("2.0.0");
    Happening started =
        scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("2.0.0"));
    var _ = scene.await(EventContent.StepReached.class);
    List<Long> instances = playground.leftRunning().instances(Scene.SERVICE, "2.0.0");
    long router = routerPid(playground);
    scene.require(instances.size() == 1, "2.0.0 runs as " + instances);

    playground.killReconciler();
    boolean _ = new CountDownLatch(1).await(DEAD.toMillis(), TimeUnit.MILLISECONDS);
    scene.require(scene.knock().isWell(), "nobody answers while the reconciler is dead");
    playground.startReconciler();

    Happening completed = scene.await(EventContent.RolloutCompleted.class);
    scene.require(
        completed.rollout().equals(started.rollout()), "another rollout completed: " + completed);
    scene.require(routerPid(playground) == router, "the router is another process");
    var _ = scene.await(EventContent.ReleaseProven.class, e -> e.version().equals("2.0.0"));
    scene.require(
        playground.leftRunning().instances(Scene.SERVICE, "2.0.0").equals(instances),
        "2.0.0 no longer runs as " + instances + " alone");
    scene.require(
        scene.all(EventContent.RolloutStarted.class).size() == 1
            && scene.all(EventContent.WatchEnded.class).size() == 1,
        "it did not begin once and end once");
    scene.requireEverywhere("2.0.0");
  }

  private static long routerPid(Playground playground) throws IOException, StoryException {
    return playground
        .leftRunning()
        .router()
        .map(ProcessHandle::pid)
        .orElseThrow(() -> new StoryException("no router runs"));
  }
}
