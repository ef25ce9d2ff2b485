package dev.slipway.sandbox.slack.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.HandClock;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Messages;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import dev.slipway.sandbox.slack.workspace.View;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EventStreamTest {
  private static final String DEPLOYS = "C0DEPLOYS";
  private static final String ADA = "U0ADA";
  private static final String GRACE = "U0GRACE";

  private final Workspace workspace = new Workspace(Cast.sample(), new HandClock());
  private final Messages messages = workspace.messages();
  private final SlackPage page =
      new SlackPage(workspace, workspace.people(new ScriptedApp(workspace)), Stage.HINTS);
  private final Listening listening = listen(ADA, "");

  @AfterEach
  void theStreamEndsWithThePage() throws Exception {
    listening.close();

    assertThat(listening.ends()).isTrue();
  }

  @Test
  void aNewPageGetsEverythingThatThePersonSeesFirst() throws Exception {
    Listening.Event first = listening.next();

    assertThat(first.name()).isEqualTo("everything");
    assertThat(first.data().text("me")).contains(ADA);
    assertThat(first.data().objects("people")).hasSize(6);
    assertThat(first.data().objects("channels"))
        .extracting(channel -> channel.textOr("name", ""))
        .containsExactly("general", "deploys", "oncall", "web", "random");
    assertThat(first.data().object("suggestions")).isPresent();
  }

  @Test
  void whoIsNobodyBecomesTheFirstPerson() throws Exception {
    try (Listening nobody = listen("U0NOBODY", "")) {
      assertThat(nobody.next().data().text("me")).contains(ADA);
    }
  }

  @Test
  void aMessageItsEditAndItsEndAreTold() throws Exception {
    listening.next();
    String ts = say("one").ts();
    assertThat(message(listening.changes()).text("text")).contains("one");

    messages.edit(DEPLOYS, ts, Content.of("two"), true);
    assertThat(message(listening.changes()).text("text")).contains("two");
    messages.delete(DEPLOYS, ts);

    assertThat(listening.changes().getFirst().object("gone"))
        .contains(JsonObject.of("channel", DEPLOYS, "ts", ts));
  }

  @Test
  void anAnswerComesWithTheMessageThatItAnswers() throws Exception {
    listening.next();
    Message head = say("head");
    listening.changes();

    messages.post(new Draft(DEPLOYS, GRACE, Content.of("answer"), Optional.of(head.ts()), false));

    List<JsonObject> changes = listening.changes();
    assertThat(message(changes).text("thread")).contains(head.ts());
    assertThat(changes.get(1).object("message").flatMap(each -> each.object("answers")))
        .isPresent();
  }

  @Test
  void nothingIsToldOfWhatOthersSee() throws Exception {
    listening.next();
    messages.whisper(Draft.of(DEPLOYS, GRACE, Content.of("for Grace")), GRACE);
    messages.post(Draft.of("C0SRE", GRACE, Content.of("among us")));
    workspace.fail(GRACE, new Surface.InView("V1"), "the app is away");
    workspace.screens().pushOver(GRACE, ScriptedApp.dialog());

    say("for all");

    assertThat(message(listening.changes()).text("text")).contains("for all");
  }

  @Test
  void aDialogIsToldWithItsErrorsUntilItGoes() throws Exception {
    listening.next();
    View view = workspace.screens().pushOver(ADA, ScriptedApp.dialog());
    assertThat(dialog().text("id")).contains(view.id());

    workspace.screens().refuse(view, Map.of("version", "never built"));
    assertThat(dialog().object("errors").flatMap(errors -> errors.object("fields")))
        .contains(JsonObject.of("version", "never built"));
    workspace.screens().update(view.id(), Optional.empty(), ScriptedApp.dialog());
    assertThat(dialog().has("errors")).isFalse();
    workspace.screens().closeAll(ADA);

    assertThat(listening.changes().getFirst().list("dialogs")).contains(List.of());
  }

  @Test
  void aHomeAndAFailureAreTold() throws Exception {
    listening.next();
    workspace.screens().publishHome(ADA, Optional.empty(), Kit.home(Kit.header("Hello")));
    assertThat(listening.changes().getFirst().object("home")).isPresent();

    workspace.fail(ADA, new Surface.InMessage(DEPLOYS, "1.0"), "the app is away");

    assertThat(
            listening
                .changes()
                .getFirst()
                .object("failure")
                .flatMap(failure -> failure.text("reason")))
        .contains("the app is away");
  }

  @Test
  void whoJoinsAChannelGetsAllOfIt() throws Exception {
    messages.post(Draft.of("C0SRE", GRACE, Content.of("before")));
    try (Listening later = listen(ADA, "")) {
      later.next();

      workspace.directory().join("C0SRE", ADA);
      JsonObject channel = later.changes().getFirst().object("channel").orElseThrow();
      assertThat(channel.objects("messages")).hasSize(1);
      workspace.directory().leave("C0SRE", ADA);

      assertThat(later.changes().getFirst().text("left")).contains("C0SRE");
    }
  }

  @Test
  void aPageThatComesBackIsToldOnlyWhatItMissed() throws Exception {
    String last = listening.next().id();
    String ts = say("one").ts();
    messages.edit(DEPLOYS, ts, Content.of("two"), false);
    messages.edit(DEPLOYS, ts, Content.of("three"), false);

    try (Listening again = listen(ADA, last)) {
      List<JsonObject> changes = again.changes();

      assertThat(changes).hasSize(1);
      assertThat(message(changes).text("text")).contains("three");
    }
  }

  @Test
  void aPageOfAnotherTimeBeginsAnew() throws Exception {
    String last = listening.next().id();
    try (Listening another = listen(ADA, "other-1");
        Listening broken = listen(ADA, last + "x");
        Listening ahead = listen(ADA, last.replaceAll("\\d+$", "999"))) {
      assertThat(another.next().name()).isEqualTo("everything");
      assertThat(broken.next().name()).isEqualTo("everything");
      assertThat(ahead.next().name()).isEqualTo("everything");
    }
  }

  @Test
  void aPageThatWasAwayForTooLongBeginsAnew() throws Exception {
    String last = listening.next().id();
    listening.close();
    String ts = say("busy").ts();
    for (int i = 0; i < 20_000; i++) {
      messages.edit(DEPLOYS, ts, Content.of("busy " + i), false);
    }

    try (Listening again = listen(ADA, last)) {
      assertThat(again.next().name()).isEqualTo("everything");
    }
  }

  private Listening listen(String user, String after) {
    return Listening.to(page, Calls.get("/page/events", "user=" + user + "&after=" + after));
  }

  private JsonObject dialog() throws InterruptedException {
    return listening.changes().getFirst().objects("dialogs").getFirst();
  }

  private Message say(String text) throws RefusedException {
    return messages.post(Draft.of(DEPLOYS, GRACE, Content.of(text)));
  }

  private static JsonObject message(List<JsonObject> changes) {
    return changes.getFirst().object("message").orElseThrow();
  }
}
