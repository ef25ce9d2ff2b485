package dev.slipway.sandbox.slack.delivery;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static dev.slipway.sandbox.slack.SlackUnderTest.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import dev.slipway.sandbox.slack.AppUnderTest;
import dev.slipway.sandbox.slack.AppUnderTest.Received;
import dev.slipway.sandbox.slack.AppUnderTest.Reply;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// <https://docs.slack.dev/interactivity/implementing-slash-commands>.
@Timeout(60)
final class CommandsTest {
  private SlackUnderTest slack;
  private AppUnderTest app;

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest();
    app = new AppUnderTest();
    slack.server().deliverTo(app.url());
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
    slack.close();
  }

  @Test
  void aCommandComesAsAFormThatTheSdkReads() throws Exception {
    type("/deploy frontend staging");

    Received received = app.next();
    SlashCommandPayload command = new SlashCommandPayloadParser().parse(received.body());
    assertThat(received.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(command.getCommand()).isEqualTo("/deploy");
    assertThat(command.getText()).isEqualTo("frontend staging");
    assertThat(command.getUserId()).isEqualTo(ADA);
    assertThat(command.getUserName()).isEqualTo("ada");
    assertThat(command.getChannelId()).isEqualTo(DEPLOYS);
    assertThat(command.getChannelName()).isEqualTo("deploys");
    assertThat(command.getTeamDomain()).isEqualTo("acme");
    assertThat(command.getApiAppId()).isEqualTo("A0SLIPWAY");
    assertThat(command.getTriggerId()).isNotBlank();
    assertThat(command.getResponseUrl()).startsWith(slack.server().url());
  }

  /// <https://docs.slack.dev/authentication/verifying-requests-from-slack>: HMAC-SHA256 over
  /// `v0:TIMESTAMP:BODY`; an app refuses what is more than five minutes old.
  @Test
  void theSdkAcceptsTheSignatureAndNoOther() throws Exception {
    type("/deploy frontend staging");

    Received received = app.next();
    String timestamp = received.header("x-slack-request-timestamp");
    String signature = received.header("x-slack-signature");
    long now = slack.clock().instant().toEpochMilli();
    SlackSignature.Verifier right = verifier(slack.server().credentials().signingSecret());
    assertThat(right.isValid(timestamp, received.body(), signature, now)).isTrue();
    assertThat(right.isValid(timestamp, received.body() + "x", signature, now)).isFalse();
    assertThat(verifier("another").isValid(timestamp, received.body(), signature, now)).isFalse();
    assertThat(right.isValid(timestamp, received.body(), signature, now + 301_000)).isFalse();
  }

  @Test
  void whatIsTypedIsEscapedAndNamesBecomeReferences() throws Exception {
    type("/deploy <!channel> & @grace #web @nobody");

    assertThat(app.next().form())
        .containsEntry("text", "&lt;!channel&gt; &amp; <@U0GRACE> <#C0WEB|web> @nobody");
  }

  @Test
  void theImmediateAnswerIsForThePersonAlone() throws Exception {
    app.answer(Reply.json(JsonObject.of("text", "on it")));

    type("/deploy frontend staging");

    Message shown = seenByAda();
    assertThat(shown.content().text()).isEqualTo("on it");
    assertThat(shown.visibleTo()).isEqualTo(Optional.of(ADA));
    assertThat(slack.server().workspace().messages().seenBy(GRACE, DEPLOYS)).isEmpty();
  }

  @Test
  void anAnswerInTheChannelIsForEverybody() throws Exception {
    app.answer(Reply.json(JsonObject.of("text", "shipping").with("response_type", "in_channel")));

    type("/deploy frontend staging");

    assertThat(seenByAda().visibleTo()).isEmpty();
  }

  @Test
  void anAnswerThatIsNoJsonIsShownAsText() throws Exception {
    app.answer(new Reply(200, Map.of("Content-Type", "text/plain"), "right away"));

    type("/deploy frontend staging");

    assertThat(seenByAda().content().text()).isEqualTo("right away");
  }

  @Test
  void anEmptyAnswerShowsNothing() throws Exception {
    app.answer(List.of(Reply.OK, Reply.json(JsonObject.of("text", "second"))));

    type("/deploy frontend staging");
    app.next();
    type("/deploy help");

    assertThat(seenByAda().content().text()).isEqualTo("second");
    assertThat(slack.server().workspace().messages().seenBy(ADA, DEPLOYS)).hasSize(1);
  }

  @Test
  void anAnswerThatSlackCannotShowIsAFailure() throws Exception {
    JsonObject wrong = JsonObject.of("blocks", List.of(JsonObject.of("type", "nonsense")));
    app.answer(Reply.json(wrong));

    type("/deploy frontend staging");

    assertThat(seenByAda().content().text())
        .isEqualTo("/deploy failed with the error \"invalid_blocks\"");
  }

  /// "You must respond within 3 seconds, or the user sees `operation_timeout`."
  @Test
  void anAppThatIsTooSlowTimesOut() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (SlackUnderTest hasty = SlackUnderTest.hasty()) {
      hasty.server().deliverTo(app.url());
      app.answer(_ -> {
        awaitEnd(over);
        return Reply.OK;
      });

      hasty.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");

      assertThat(seenByAda(hasty).content().text())
          .isEqualTo("/deploy failed with the error \"operation_timeout\"");
    } finally {
      over.countDown();
    }
  }

  @Test
  void anAppThatFailsOrIsNotThereIsToldOf() throws Exception {
    app.answer(Reply.failing(500));
    type("/deploy frontend staging");
    assertThat(seenByAda().content().text())
        .isEqualTo("/deploy failed with the error \"http_service_error\"");

    app.close();
    type("/deploy frontend staging");
    await()
        .untilAsserted(() ->
            assertThat(slack.server().workspace().messages().seenBy(ADA, DEPLOYS))
                .extracting(message -> message.content().text())
                .contains("/deploy failed with the error \"dispatch_failed\""));
  }

  @Test
  void aCommandThatNoAppDeclaredIsNoCommand() throws Exception {
    type("/dploy frontend staging");

    assertThat(seenByAda().content().text()).isEqualTo("/dploy is not a valid command.");
    assertThat(app.rest()).isEmpty();
  }

  private void type(String line) throws Exception {
    slack.server().people().typeCommand(ADA, DEPLOYS, line);
  }

  private Message seenByAda() {
    return seenByAda(slack);
  }

  private static Message seenByAda(SlackUnderTest slack) {
    return await()
        .until(
            () -> slack.server().workspace().messages().seenBy(ADA, DEPLOYS),
            messages -> !messages.isEmpty())
        .getLast();
  }

  private static SlackSignature.Verifier verifier(String secret) {
    return new SlackSignature.Verifier(new SlackSignature.Generator(secret));
  }

  private static void awaitEnd(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
