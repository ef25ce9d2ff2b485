package dev.slipway.sandbox.demo;

import dev.slipway.api.event.EventContent;
import dev.slipway.sandbox.demo.Acts.Act;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The acts of the story that go through chat.
final class ChatActs {
  private static final String TITLE = "frontend to staging";

  /// How long nobody is there after the kills, and how long Slack is away.
  private static final Duration AWAY = Duration.ofSeconds(2);

  private final Chat chat;

  ChatActs(Chat chat) {
    this.chat = chat;
  }

  List<Act> beforeMerges() {
    return List.of(
        Acts.act("good version, asked for in chat", 90, this::goodVersion),
        Acts.act("failing version, asked for in chat", 60, this::failing));
  }

  List<Act> afterMerges() {
    return List.of(
        Acts.act("kill -9 of bot and reconciler", 120, this::killed),
        Acts.act("Slack away during a rollout", 120, this::slackAway));
  }

  private void goodVersion(Scene scene) throws IOException, StoryException, InterruptedException {
    Talk talk = new Talk(chat, scene);
    request(talk, "1.1.0");
    Happening begun =
        scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("1.1.0"));
    scene.require(
        begun.content() instanceof EventContent.RolloutStarted started
            && !started.requests().isEmpty(),
        "the rollout names no request");
    var _ = scene.await(EventContent.RolloutCompleted.class);
    var _ = scene.await(EventContent.ReleaseProven.class, e -> e.version().equals("1.1.0"));
    scene.requireEverywhere("1.1.0");
    Message end = talk.awaitSaid(Chat.DEPLOYS, TITLE, "1.1.0", "serves");
    scene.require(
        author(scene).startsWith("Ada Lovelace"),
        "the commit's author is " + author(scene) + ", not who asked");
    scene.require(
        !thread(talk, end).isEmpty(), "nothing of the rollout stands in the message's thread");
  }

  private void failing(Scene scene) throws IOException, StoryException, InterruptedException {
    Talk talk = new Talk(chat, scene);
    request(talk, "1.2.0");
    var _ = scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("1.2.0"));
    var _ = scene.await(EventContent.RolloutRolledBack.class);
    var _ = scene.await(EventContent.WriteBackWritten.class);
    scene.requireEverywhere("1.1.0");
    var _ = talk.awaitSaid(Chat.DEPLOYS, TITLE, "1.2.0", "error-rate");
    var _ = talk.awaitSaid(Chat.ON_CALL, "1.2.0", "error-rate");
  }

  private void killed(Scene scene) throws IOException, StoryException, InterruptedException {
    Talk talk = new Talk(chat, scene);
    Playground playground = scene.playground();
    request(talk, "2.0.0");
    Happening started =
        scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("2.0.0"));
    var _ = scene.await(EventContent.StepReached.class);

    chat.killBot();
    playground.killReconciler();
    pause();
    scene.require(scene.knock().isWell(), "nobody answers while both are dead");
    playground.startReconciler();
    chat.startBot();

    Happening completed = scene.await(EventContent.RolloutCompleted.class);
    scene.require(
        completed.rollout().equals(started.rollout()), "another rollout completed: " + completed);
    var _ = scene.await(EventContent.ReleaseProven.class, e -> e.version().equals("2.0.0"));
    scene.requireEverywhere("2.0.0");
    var _ = talk.awaitSaid(Chat.DEPLOYS, TITLE, "2.0.0", "serves");
  }

  private void slackAway(Scene scene) throws IOException, StoryException, InterruptedException {
    Talk talk = new Talk(chat, scene);
    request(talk, "2.1.0");
    var _ = scene.await(EventContent.RolloutStarted.class, e -> e.candidate().equals("2.1.0"));

    chat.slack().faults().outage(true);
    var _ = scene.await(EventContent.RolloutCompleted.class);
    var _ = scene.await(EventContent.ReleaseProven.class, e -> e.version().equals("2.1.0"));
    scene.requireEverywhere("2.1.0");
    chat.slack().faults().outage(false);

    var _ = talk.awaitSaid(Chat.DEPLOYS, TITLE, "2.1.0", "serves");
  }

  /// Ada asks, Grace agrees by a reaction.
  private static void request(Talk talk, String version) throws StoryException {
    talk.types(Talk.ADA, "/deploy frontend staging " + version);
    Message message = talk.awaitSaid(Chat.DEPLOYS, TITLE, version);
    talk.reacts(Talk.GRACE, message, "+1");
  }

  private List<Message> thread(Talk talk, Message message) {
    return talk.chat().slack().workspace().messages().replies(message.channel(), message.ts());
  }

  private static String author(Scene scene) throws IOException {
    return scene.playground().remote().author(scene.playground().remote().head());
  }

  private static void pause() throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(AWAY.toMillis(), TimeUnit.MILLISECONDS);
  }
}
