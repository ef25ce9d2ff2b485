package dev.slipway.sandbox.slack.delivery;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static dev.slipway.sandbox.slack.workspace.Samples.input;
import static dev.slipway.sandbox.slack.workspace.Samples.modal;
import static dev.slipway.sandbox.slack.workspace.Samples.textInput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.views.payload.ViewClosedPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.util.json.GsonFactory;
import dev.slipway.sandbox.slack.AppUnderTest;
import dev.slipway.sandbox.slack.AppUnderTest.Reply;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.View;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// <https://docs.slack.dev/surfaces/modals> and
/// <https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload>.
@Timeout(60)
final class DialogsTest {
  private SlackUnderTest slack;
  private AppUnderTest app;
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest();
    app = new AppUnderTest();
    slack.server().deliverTo(app.url());
    slack.server().workspace().listen(changes::add);
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
    slack.close();
  }

  @Test
  void aSubmissionTellsWhatWasEntered() throws Exception {
    String view = opened();

    submit(view);

    ViewSubmissionPayload payload =
        GsonFactory.createSnakeCase()
            .fromJson(app.next().interaction(), ViewSubmissionPayload.class);
    assertThat(payload.getType()).isEqualTo("view_submission");
    assertThat(payload.getUser().getId()).isEqualTo(ADA);
    assertThat(payload.getView().getId()).isEqualTo(view);
    assertThat(payload.getView().getCallbackId()).isEqualTo("deploy");
    assertThat(payload.getView().getPrivateMetadata()).isEqualTo("frontend");
    assertThat(payload.getView().getState().getValues().get("reason"))
        .hasEntrySatisfying("text", value -> assertThat(value.getValue()).isEqualTo("a fix"));
  }

  @Test
  void anEmptyAnswerClosesTheDialog() throws Exception {
    String view = opened();

    submit(view);

    await().until(() -> dialogs().isEmpty());
  }

  /// "Displaying errors in views": `response_action: errors`, by `block_id`.
  @Test
  void errorsStandAtTheirInputsAndTheDialogStays() throws Exception {
    String view = opened();
    app.answer(errors("reason", "Say more"));

    submit(view);

    await()
        .untilAsserted(() ->
            assertThat(changes)
                .anyMatch(change ->
                    change instanceof Change.ViewRefused refused
                        && refused.errors().equals(Map.of("reason", "Say more"))));
    assertThat(dialogs()).extracting(View::id).containsExactly(view);
  }

  @Test
  void anUpdateShowsAnotherViewInItsPlace() throws Exception {
    String view = opened();
    app.answer(answering("update", modal("Sure?")));

    submit(view);

    await().until(() -> title(dialogs().getFirst()).equals("Sure?"));
    assertThat(dialogs()).extracting(View::id).containsExactly(view);
  }

  @Test
  void aPushShowsAnotherViewAbove() throws Exception {
    String view = opened();
    app.answer(answering("push", modal("More")));

    submit(view);

    await().until(() -> dialogs().size() == 2);
    assertThat(title(dialogs().getFirst())).isEqualTo("More");
    assertThat(dialogs().getLast().id()).isEqualTo(view);
  }

  @Test
  void clearClosesTheWholeStack() throws Exception {
    String view = opened();
    app.answer(
        List.of(
            answering("push", modal("More")),
            Reply.json(JsonObject.of("response_action", "clear"))));
    submit(view);
    await().until(() -> dialogs().size() == 2);

    slack.server().people().submitView(ADA, dialogs().getFirst().id());

    await().until(() -> dialogs().isEmpty());
  }

  @Test
  void anAnswerThatSlackDoesNotUnderstandLeavesTheDialogWithAWarning() throws Exception {
    String view = opened();
    app.answer(
        List.of(
            Reply.json(JsonObject.of("response_action", "explode")),
            errors("nowhere", "There is no such input"),
            answering("update", JsonObject.of("type", "modal")),
            new Reply(200, Map.of(), "no json"),
            Reply.failing(500)));

    submitInVain(view, 1);
    submitInVain(view, 2);
    submitInVain(view, 3);
    submitInVain(view, 4);
    submitInVain(view, 5);

    assertThat(dialogs()).extracting(View::id).containsExactly(view);
  }

  @Test
  void theAppIsNotAskedWhileARequiredInputIsEmpty() throws Exception {
    String view = opened();

    assertThat(slack.server().people().submitView(ADA, view)).isFalse();

    assertThat(app.rest()).isEmpty();
    assertThat(dialogs()).hasSize(1);
  }

  /// `notify_on_close`.
  @Test
  void aClosedDialogIsToldToWhoAskedForIt() throws Exception {
    String view = opened();

    slack.server().people().closeView(ADA, view, false);

    ViewClosedPayload payload =
        GsonFactory.createSnakeCase().fromJson(app.next().interaction(), ViewClosedPayload.class);
    assertThat(payload.getType()).isEqualTo("view_closed");
    assertThat(payload.getView().getId()).isEqualTo(view);
    assertThat(dialogs()).isEmpty();
  }

  /// Through a command's trigger, as the app would.
  private String opened() throws Exception {
    JsonObject view =
        modal("Deploy", input("reason", textInput("text")))
            .with("callback_id", "deploy")
            .with("private_metadata", "frontend")
            .with("notify_on_close", true);
    slack.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend");
    String trigger = app.next().form().getOrDefault("trigger_id", "");
    return slack
        .app()
        .viewsOpen(r -> r.triggerId(trigger).viewAsString(view.toString()))
        .getView()
        .getId();
  }

  private void submit(String view) throws Exception {
    slack.server().people().fillIn(ADA, view, "text", "a fix");
    slack.server().people().submitView(ADA, view);
  }

  private List<View> dialogs() {
    return slack.server().workspace().screens().dialogs(ADA);
  }

  private void submitInVain(String view, long warnings) throws Exception {
    submit(view);
    await()
        .until(
            () -> changes.stream().filter(Change.ActFailed.class::isInstance).count() == warnings);
  }

  private static String title(View view) {
    return view.content().object("title").flatMap(title -> title.text("text")).orElse("");
  }

  private static Reply errors(String block, String error) {
    return Reply.json(
        JsonObject.of("response_action", "errors", "errors", JsonObject.of(block, error)));
  }

  private static Reply answering(String action, JsonObject view) {
    return Reply.json(JsonObject.of("response_action", action, "view", view));
  }
}
