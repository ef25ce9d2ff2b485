package dev.slipway.sandbox.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class MessagesTest {
  private static final String DEPLOYS = "C0DEPLOYS";
  private static final String ADA = "U0ADA";
  private static final String GRACE = "U0GRACE";

  private final HandClock clock = new HandClock();
  private final Workspace workspace = new Workspace(Cast.sample(), clock);
  private final Messages messages = workspace.messages();
  private final List<Change> changes = new ArrayList<>();

  @Test
  void timeStampsRiseAlsoWhenTheClockStands() throws Exception {
    Message first = post("one");
    Message second = post("two");

    assertThat(first.ts()).isEqualTo("1700000000.000000");
    assertThat(second.ts()).isEqualTo("1700000000.000100");
  }

  @Test
  void writersOnManyThreadsGetDifferentTimeStamps() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Message>> posted = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        posted.add(threads.submit(() -> post("hello")));
      }
      for (Future<Message> each : posted) {
        each.get();
      }
    }

    assertThat(messages.history(DEPLOYS))
        .extracting(Message::ts)
        .doesNotHaveDuplicates()
        .hasSize(500);
  }

  @Test
  void answersStandInTheThreadAndBroadcastOnesInTheChannelToo() throws Exception {
    Message head = post("head");
    Message answer = messages.post(answer(head, "answer", false));
    Message broadcast = messages.post(answer(head, "broadcast", true));

    assertThat(messages.history(DEPLOYS)).containsExactly(head, broadcast);
    assertThat(messages.replies(DEPLOYS, head.ts())).containsExactly(answer, broadcast);
    assertThat(messages.thread(DEPLOYS, head.ts()))
        .isEqualTo(new ThreadSummary(2, List.of(ADA), Optional.of(broadcast.ts())));
  }

  @Test
  void anAnswerNeedsAMessageToAnswer() throws Exception {
    Message head = post("head");
    Message answer = messages.post(answer(head, "answer", false));

    assertRefused("thread_not_found", () -> messages.post(answer(answer, "deeper", false)));
  }

  @Test
  void anEphemeralMessageIsSeenByOnePersonOnly() throws Exception {
    Message secret = messages.whisper(Draft.of(DEPLOYS, "U0SLIPWAY", Content.of("psst")), ADA);

    assertThat(messages.seenBy(ADA, DEPLOYS)).containsExactly(secret);
    assertThat(messages.seenBy(GRACE, DEPLOYS)).isEmpty();
    assertThat(messages.history(DEPLOYS)).isEmpty();
  }

  @Test
  void reactionsKeepTheirNamesAndCountOncePerPerson() throws Exception {
    String ts = post("ship it?").ts();

    messages.react(DEPLOYS, ts, "+1::skin-tone-3", GRACE);
    messages.react(DEPLOYS, ts, "thumbsup", GRACE);
    messages.react(DEPLOYS, ts, "thumbsup", ADA);

    assertThat(messages.message(DEPLOYS, ts).reactions())
        .containsExactly(
            new Reaction("+1::skin-tone-3", List.of(GRACE)),
            new Reaction("thumbsup", List.of(GRACE, ADA)));
    assertRefused("already_reacted", () -> messages.react(DEPLOYS, ts, "thumbsup", ADA));
    assertRefused("invalid_name", () -> messages.react(DEPLOYS, ts, "thumbs up", ADA));
  }

  @Test
  void aReactionCanBeTakenBackOnce() throws Exception {
    String ts = post("ship it?").ts();
    messages.react(DEPLOYS, ts, "x", GRACE);

    messages.unreact(DEPLOYS, ts, "x", GRACE);

    assertThat(messages.message(DEPLOYS, ts).reactions()).isEmpty();
    assertRefused("no_reaction", () -> messages.unreact(DEPLOYS, ts, "x", GRACE));
  }

  @Test
  void anEditKeepsTimeStampAndReactions() throws Exception {
    Message before = post("before");
    messages.react(DEPLOYS, before.ts(), "eyes", ADA);

    Message after = messages.edit(DEPLOYS, before.ts(), Content.of("after"), true);

    assertThat(after.ts()).isEqualTo(before.ts());
    assertThat(after.content().text()).isEqualTo("after");
    assertThat(after.reactions()).hasSize(1);
    assertThat(after.edited()).isPresent();
  }

  @Test
  void aDeletedMessageIsGoneUnlessItHasAnswers() throws Exception {
    Message lone = post("lone");
    Message head = post("head");
    messages.post(answer(head, "answer", false));

    messages.delete(DEPLOYS, lone.ts());
    messages.delete(DEPLOYS, head.ts());

    assertThat(messages.history(DEPLOYS))
        .extracting(Message::kind)
        .containsExactly(Message.Kind.TOMBSTONE);
    assertThat(messages.replies(DEPLOYS, head.ts())).hasSize(1);
    assertRefused("message_not_found", () -> messages.message(DEPLOYS, head.ts()));
    assertRefused("message_not_found", () -> messages.delete(DEPLOYS, lone.ts()));
  }

  @Test
  void blocksAndElementsGetTheIdsThatTheyLack() throws Exception {
    JsonObject button = JsonObject.of("type", "button");
    JsonObject actions = JsonObject.of("type", "actions", "elements", List.of(button));

    Message posted = messages.post(Draft.of(DEPLOYS, ADA, Content.of("press", List.of(actions))));

    JsonObject block = posted.content().blocks().getFirst();
    assertThat(block.text("block_id")).isPresent();
    assertThat(block.objects("elements").getFirst().text("action_id")).isPresent();
  }

  @Test
  void nothingIsWrittenInAnArchivedChannel() throws Exception {
    String ts = post("last words").ts();
    workspace.directory().archive(DEPLOYS, true);

    assertRefused("is_archived", () -> post("more"));
    assertRefused("is_archived", () -> messages.edit(DEPLOYS, ts, Content.of("x"), true));
    assertRefused("is_archived", () -> messages.react(DEPLOYS, ts, "x", ADA));
  }

  @Test
  void everyChangeIsToldInItsOrder() throws Exception {
    workspace.listen(changes::add);

    Message message = post("hello");
    messages.react(DEPLOYS, message.ts(), "wave", GRACE);
    messages.unreact(DEPLOYS, message.ts(), "wave", GRACE);
    messages.delete(DEPLOYS, message.ts());

    assertThat(changes)
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("MessagePosted", "ReactionAdded", "ReactionRemoved", "MessageDeleted");
  }

  private Message post(String text) throws RefusedException {
    return messages.post(Draft.of(DEPLOYS, ADA, Content.of(text)));
  }

  private static Draft answer(Message head, String text, boolean broadcast) {
    return new Draft(DEPLOYS, ADA, Content.of(text), Optional.of(head.ts()), broadcast);
  }

  static void assertRefused(String error, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessage(error);
  }
}
