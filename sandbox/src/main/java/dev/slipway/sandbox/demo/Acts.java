package dev.slipway.sandbox.demo;

import dev.slipway.api.event.EventContent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The acts of the story, in order; each begins where the one before ended.
final class Acts {
  /// The versions that are shipped and taken back.
  static final Set<String> BAD = Set.of("1.2.0", "1.3.0");

  private Acts() {}

  /// @param deadline of the whole act
  record Act(String name, Duration deadline, Play play) {}

  interface Play {
    void act(Scene scene) throws IOException, StoryException, InterruptedException;
  }

  static final Act FIRST = act("first release of everything", 120, Acts::firstRelease);

  /// What teams ship by plain Git, under load, between the acts of [ChatActs].
  static final List<Act> MERGES =
      List.of(act("version that turns bad late, merged", 90, Acts::lateFailure));

  static Act act(String name, long seconds, Play play) {
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
}
