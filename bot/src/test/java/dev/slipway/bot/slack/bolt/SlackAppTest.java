package dev.slipway.bot.slack.bolt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.SlackCalls.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackAppTest {
  private final Notes notes = new Notes();

  // Nothing listens there: what comes is taken without Slack (C3).
  private final WebApi api =
      new WebApi(URI.create("http://127.0.0.1:1/api/"), new TokenFile(Path.of("no-such-token")));
  private final SlackApp app = new SlackApp(api, notes);

  private Reply on(String body) {
    return app.on("v0=1", body.getBytes(StandardCharsets.UTF_8));
  }

  private Reply interactive(String payload) {
    return on("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8));
  }

  private Reply event(String event) {
    return on(
        """
        {"type":"event_callback","team_id":"T1","event_id":"Ev1","event_time":1,
         "authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}],"event":%s}
        """
            .formatted(event));
  }

  /// C1.
  @Test
  void aCommandIsTakenAndAcknowledgedWithNothing() {
    Reply reply =
        on(
            "command=%2Fdeploy&text=frontend+staging&user_id=U1&team_id=T1&channel_id=C1"
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=tr1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(notes.taken())
        .containsExactly(
            new Inbound.Typed(
                "v0=1",
                "U1",
                "T1",
                "C1",
                "/deploy",
                "frontend staging",
                URI.create("https://hooks.slack.com/commands/1"),
                "tr1"));
  }

  @Test
  void aPressedButtonComesBackAsItsWordAndValue() {
    Reply reply =
        interactive(
            """
            {"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},"trigger_id":"tr1",
             "channel":{"id":"C1"},"response_url":"https://hooks.slack.com/actions/1",
             "container":{"type":"message","message_ts":"1.2","channel_id":"C1","is_ephemeral":false},
             "actions":[{"action_id":"approve~1","value":"r-1","type":"button"}]}
            """);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(notes.taken())
        .containsExactly(
            new Inbound.Pressed(
                "v0=1",
                "U1",
                "T1",
                "C1",
                Optional.of("1.2"),
                "approve",
                "r-1",
                Optional.of(URI.create("https://hooks.slack.com/actions/1")),
                "tr1"));
  }

  /// Nobody could be answered in a channel without a name.
  @Test
  void aButtonInAppHomeBelongsToThePersonsOwnConversation() {
    interactive(
        """
        {"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},"trigger_id":"tr1",
         "container":{"type":"view","view_id":"V1"},"view":{"id":"V1","type":"home"},
         "actions":[{"action_id":"run~1","value":"status","type":"button"}]}
        """);

    assertThat(notes.taken())
        .singleElement()
        .extracting(inbound -> ((Inbound.Pressed) inbound).channel())
        .isEqualTo("U1");
  }

  /// Bolt itself hands such a payload to no handler.
  @Test
  void severalActionsInOnePayloadAreTakenEach() {
    interactive(
        """
        {"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},
         "container":{"type":"message","message_ts":"1.2","channel_id":"C1","is_ephemeral":true},
         "actions":[{"action_id":"one","value":"1"},{"action_id":"two","value":"2"}]}
        """);

    assertThat(notes.taken()).extracting(Inbound::id).containsExactly("v0=1", "v0=1/1");
    assertThat(notes.taken())
        .extracting(inbound -> ((Inbound.Pressed) inbound).ts())
        .containsOnly(Optional.empty());
  }

  @Test
  void aDialogsValuesComeBackAndEmptyOnesAreMissing() {
    Reply reply =
        interactive(
            """
            {"type":"view_submission","user":{"id":"U1"},"team":{"id":"T1"},
             "view":{"id":"V1","type":"modal","callback_id":"deploy","private_metadata":"memory",
              "state":{"values":{
               "version":{"version":{"type":"external_select","selected_option":{"value":"1.4.2"}}},
               "reason":{"reason":{"type":"plain_text_input","value":null}},
               "note":{"note":{"type":"plain_text_input","value":"why not"}}}}}}
            """);

    assertThat(reply.body()).isEmpty();
    assertThat(notes.taken())
        .containsExactly(
            new Inbound.Sent(
                "v0=1",
                "U1",
                "T1",
                "deploy",
                "memory",
                Map.of("version", "1.4.2", "note", "why not")));
  }

  @Test
  void optionsAreAnsweredAtOnce() {
    Reply reply =
        interactive(
            """
            {"type":"block_suggestion","user":{"id":"U1"},"action_id":"version","value":"1.4",
             "view":{"private_metadata":"memory"}}
            """);

    assertThat(JsonParser.parseString(reply.body()))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"options":[{"text":{"type":"plain_text","text":"label","emoji":true},
                             "value":"U1/version/memory/1.4"}]}
                """));
    assertThat(reply.contentType()).startsWith("application/json");
  }

  /// C9
  @Test
  void reactionsOfPeopleAreTakenAndOurOwnAreNot() {
    String item = "\"item\":{\"type\":\"message\",\"channel\":\"C1\",\"ts\":\"1.2\"}";
    event(
        "{\"type\":\"reaction_added\",\"user\":\"U1\",\"reaction\":\"+1::skin-tone-3\",%s}"
            .formatted(item));
    event("{\"type\":\"reaction_removed\",\"user\":\"U1\",\"reaction\":\"+1\",%s}".formatted(item));
    event("{\"type\":\"reaction_added\",\"user\":\"UBOT\",\"reaction\":\"+1\",%s}".formatted(item));
    event(
        "{\"type\":\"reaction_added\",\"user\":\"U1\",\"reaction\":\"+1\",\"item\":{\"type\":\"file\"}}");

    assertThat(notes.taken())
        .containsExactly(
            new Inbound.Reacted("Ev1", "U1", "T1", "C1", "1.2", "+1::skin-tone-3", true),
            new Inbound.Reacted("Ev1", "U1", "T1", "C1", "1.2", "+1", false));
  }

  @Test
  void aVisitOfAppHomeIsTakenAndOneOfItsMessagesIsNot() {
    event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"home\"}");
    event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"messages\"}");

    assertThat(notes.taken()).containsExactly(new Inbound.Visited("Ev1", "U1", "T1"));
  }

  /// C13
  @Test
  void aDeletedMessageOfABotIsTakenAndOneOfAPersonIsNot() {
    String deleted =
        """
        {"type":"message","subtype":"message_deleted","channel":"C1","deleted_ts":"1.2",
         "previous_message":{"type":"message","ts":"1.2"%s}}
        """;
    event(deleted.formatted(",\"bot_id\":\"B1\""));
    event(deleted.formatted(",\"user\":\"U1\""));

    assertThat(notes.taken()).containsExactly(new Inbound.Deleted("Ev1", "", "C1", "1.2"));
  }

  /// C4
  @Test
  void theChallengeIsEchoed() {
    Reply reply = on("{\"type\":\"url_verification\",\"challenge\":\"3eZb\",\"token\":\"x\"}");

    assertThat(reply).isEqualTo(new Reply(200, "text/plain", "3eZb"));
  }

  /// C4
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"brand_new\"}}",
        "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\",\"channel\":\"C1\",\"text\":\"hello\"}}",
        "payload=%7B%22type%22%3A%22shortcut%22%7D",
        "ssl_check=1&token=x"
      })
  void whatIsNotForUsIsAcknowledged(String body) {
    assertThat(on(body).status()).isEqualTo(200);
    assertThat(notes.taken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "nonsense",
        "payload=",
        "payload=%7B",
        "payload=%5B%5D",
        "payload=%",
        "{\"type\":\"event_callback\"}",
        "{\"type\":\"event_callback\",\"event\":7}"
      })
  void whatIsMalformedIsRefusedAndNothingElseHappens(String body) {
    assertThat(on(body).status()).isEqualTo(400);
    assertThat(notes.taken()).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsNotAcknowledged() {
    notes.full(true);

    assertThatThrownBy(
            () -> event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"home\"}"))
        .isInstanceOf(IllegalStateException.class);
  }
}
