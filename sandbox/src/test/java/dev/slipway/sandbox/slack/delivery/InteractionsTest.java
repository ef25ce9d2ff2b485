package dev.slipway.sandbox.slack.delivery;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static dev.slipway.sandbox.slack.SlackUnderTest.GRACE;
import static dev.slipway.sandbox.slack.workspace.Samples.actions;
import static dev.slipway.sandbox.slack.workspace.Samples.button;
import static dev.slipway.sandbox.slack.workspace.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.util.json.GsonFactory;
import dev.slipway.sandbox.slack.AppUnderTest;
import dev.slipway.sandbox.slack.AppUnderTest.Received;
import dev.slipway.sandbox.slack.AppUnderTest.Reply;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.Samples;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// <https://docs.slack.dev/reference/interaction-payloads/block_actions-payload> and
/// <https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload>.
@Timeout(60)
final class InteractionsTest {
  private static final JsonObject EXTERNAL =
      JsonObject.of("type", "external_select", "action_id", "version")
          .with("placeholder", Samples.plain("Version"));

  private SlackUnderTest slack;
  private AppUnderTest app;
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest(quiet(true));
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
  void aPressedButtonTellsWhoWhereAndWhat() throws Exception {
    String ts = posted(actions(button("approve", "R1")));

    slack.server().people().pressButton(GRACE, new Surface.InMessage(DEPLOYS, ts), "approve");

    Received received = app.next();
    BlockActionPayload payload = read(received, BlockActionPayload.class);
    assertThat(received.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(payload.getType()).isEqualTo("block_actions");
    assertThat(payload.getUser().getId()).isEqualTo(GRACE);
    assertThat(payload.getTeam().getId()).isEqualTo("T0ACME");
    assertThat(payload.getChannel().getId()).isEqualTo(DEPLOYS);
    assertThat(payload.getContainer().getMessageTs()).isEqualTo(ts);
    assertThat(payload.getMessage().getTs()).isEqualTo(ts);
    assertThat(payload.getActions().getFirst().getActionId()).isEqualTo("approve");
    assertThat(payload.getActions().getFirst().getValue()).isEqualTo("R1");
    assertThat(payload.getActions().getFirst().getActionTs()).isNotBlank();
    assertThat(payload.getResponseUrl()).startsWith(slack.server().url());
  }

  @Test
  void aChoiceTellsItsOptionAndWhatIsEnteredElsewhere() throws Exception {
    String ts = posted(actions(select("strategy", "canary", "recreate")));

    slack
        .server()
        .people()
        .choose(GRACE, new Surface.InMessage(DEPLOYS, ts), "strategy", List.of("canary"));

    BlockActionPayload payload = read(app.next(), BlockActionPayload.class);
    assertThat(payload.getActions().getFirst().getSelectedOption().getValue()).isEqualTo("canary");
    assertThat(payload.getState().getValues()).hasSize(1);
  }

  /// <https://docs.slack.dev/interactivity/handling-user-interaction>: a trigger expires in three
  /// seconds, and serves once.
  @Test
  void aClicksTriggerOpensOneDialogInTime() throws Exception {
    String inTime = pressed().getTriggerId();
    assertThat(open(inTime).isOk()).isTrue();
    assertThat(open(inTime).getError()).isEqualTo("exchanged_trigger_id");

    String late = pressed().getTriggerId();
    slack.clock().advance(Duration.ofSeconds(4));
    assertThat(open(late).getError()).isEqualTo("expired_trigger_id");
  }

  @Test
  void aClickThatTheAppDoesNotTakeIsMarked() throws Exception {
    app.answer(Reply.failing(500));
    pressed();

    awaitFailure("We had some trouble connecting. Try again?");
  }

  /// <https://docs.slack.dev/reference/app-manifest>: `settings.interactivity.is_enabled`.
  @Test
  void anAppThatIsNotInteractiveHearsOfNoClick() throws Exception {
    try (SlackUnderTest mute = new SlackUnderTest(quiet(false))) {
      mute.server().deliverTo(app.url());
      mute.server().workspace().listen(changes::add);
      String ts =
          mute.app()
              .chatPostMessage(r ->
                  r.channel(DEPLOYS)
                      .text("x")
                      .blocksAsString(JsonObject.write(List.of(actions(button("a", "1"))))))
              .getTs();

      mute.server().people().pressButton(ADA, new Surface.InMessage(DEPLOYS, ts), "a");

      awaitFailure("This app is not configured to handle interactive responses.");
      assertThat(app.rest()).isEmpty();
    }
  }

  @Test
  void optionsComeFromTheAppAndCanThenBeChosen() throws Exception {
    Surface message = new Surface.InMessage(DEPLOYS, posted(actions(EXTERNAL)));
    app.answer(Reply.json(JsonObject.of("options", List.of(option("1.4.2"), option("1.4.3")))));

    List<JsonObject> options = slack.server().people().suggest(ADA, message, "version", "1.4");

    assertThat(options).extracting(each -> each.textOr("value", "")).contains("1.4.2", "1.4.3");
    BlockSuggestionPayload asked = read(app.next(), BlockSuggestionPayload.class);
    assertThat(asked.getActionId()).isEqualTo("version");
    assertThat(asked.getValue()).isEqualTo("1.4");
    assertThat(asked.getUser().getId()).isEqualTo(ADA);
    slack.server().people().choose(ADA, message, "version", List.of("1.4.3"));
    BlockActionPayload chosen = read(app.next(), BlockActionPayload.class);
    assertThat(chosen.getActions().getFirst().getSelectedOption().getValue()).isEqualTo("1.4.3");
  }

  @Test
  void optionsMayComeInGroups() throws Exception {
    Surface message = new Surface.InMessage(DEPLOYS, posted(actions(EXTERNAL)));
    JsonObject group =
        JsonObject.of("label", Samples.plain("Proven"), "options", List.of(option("1.4.2")));
    app.answer(Reply.json(JsonObject.of("option_groups", List.of(group))));

    assertThat(slack.server().people().suggest(ADA, message, "version", "")).hasSize(1);
    slack.server().people().choose(ADA, message, "version", List.of("1.4.2"));

    app.next();
    BlockActionPayload chosen = read(app.next(), BlockActionPayload.class);
    assertThat(chosen.getActions().getFirst().getSelectedOption().getValue()).isEqualTo("1.4.2");
  }

  @Test
  void anAppThatDoesNotAnswerOffersNoOptions() throws Exception {
    Surface message = new Surface.InMessage(DEPLOYS, posted(actions(EXTERNAL)));

    app.answer(Reply.failing(500));
    assertThat(slack.server().people().suggest(ADA, message, "version", "1")).isEmpty();
    app.answer(new Reply(200, Map.of(), "no json"));
    assertThat(slack.server().people().suggest(ADA, message, "version", "1")).isEmpty();
  }

  private BlockActionPayload pressed() throws Exception {
    String ts = posted(actions(button("approve", "R1")));
    slack.server().people().pressButton(ADA, new Surface.InMessage(DEPLOYS, ts), "approve");
    return read(app.next(), BlockActionPayload.class);
  }

  private ViewsOpenResponse open(String trigger) throws Exception {
    return slack
        .app()
        .viewsOpen(r -> r.triggerId(trigger).viewAsString(Samples.modal("Deploy").toString()));
  }

  private String posted(JsonObject block) throws Exception {
    return slack
        .app()
        .chatPostMessage(
            r -> r.channel(DEPLOYS).text("x").blocksAsString(JsonObject.write(List.of(block))))
        .getTs();
  }

  private void awaitFailure(String reason) {
    await()
        .untilAsserted(() ->
            assertThat(changes)
                .anyMatch(change ->
                    change instanceof Change.ActFailed failed && failed.reason().equals(reason)));
  }

  private static JsonObject option(String value) {
    return JsonObject.of("text", Samples.plain(value), "value", value);
  }

  private static <T> T read(Received received, Class<T> type) {
    return GsonFactory.createSnakeCase().fromJson(received.interaction(), type);
  }

  /// An app that hears of no events, so that only interactions come.
  private static AppManifest quiet(boolean interactive) {
    AppManifest all = SlackUnderTest.everything();
    return new AppManifest(
        all.name(), all.commands(), all.scopes(), List.of(), interactive, all.socketMode());
  }
}
