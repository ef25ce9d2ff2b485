package dev.slipway.sandbox.slack.delivery;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static dev.slipway.sandbox.slack.workspace.Samples.actions;
import static dev.slipway.sandbox.slack.workspace.Samples.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.app_backend.slash_commands.SlashCommandResponseSender;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.webhook.WebhookResponse;
import dev.slipway.sandbox.slack.AppUnderTest;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// <https://docs.slack.dev/interactivity/handling-user-interaction>, "Message responses": "can be
/// used to send a maximum of 5 messages within 30 minutes".
@Timeout(60)
final class ResponseUrlsTest {
  private SlackUnderTest slack;
  private AppUnderTest app;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest();
    app = new AppUnderTest();
    slack.server().deliverTo(app.url());
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    app.close();
    slack.close();
  }

  @Test
  void anAnswerIsForThePersonUnlessItIsForTheChannel() throws Exception {
    String url = commandUrl();

    assertThat(respond(url, SlashCommandResponse.builder().text("psst").build()).getBody())
        .isEqualTo("ok");
    respond(url, SlashCommandResponse.builder().text("all").responseType("in_channel").build());

    assertThat(seen()).extracting(this::text).containsExactly("psst", "all");
    assertThat(seen())
        .extracting(Message::visibleTo)
        .containsExactly(Optional.of(ADA), Optional.empty());
    assertThat(seen()).extracting(Message::user).containsOnly(SlackUnderTest.BOT);
  }

  @Test
  void theSixthAnswerIsRefused() throws Exception {
    String url = commandUrl();
    SlashCommandResponse answer = SlashCommandResponse.builder().text("again").build();

    List<Integer> codes =
        List.of(
            respond(url, answer).getCode(),
            respond(url, answer).getCode(),
            respond(url, answer).getCode(),
            respond(url, answer).getCode(),
            respond(url, answer).getCode());
    WebhookResponse sixth = respond(url, answer);

    assertThat(codes).containsOnly(200);
    assertThat(sixth.getCode()).isEqualTo(404);
    assertThat(sixth.getBody()).contains("used_url");
    assertThat(seen()).hasSize(5);
  }

  @Test
  void afterHalfAnHourItIsRefused() throws Exception {
    String url = commandUrl();
    SlashCommandResponse answer = SlashCommandResponse.builder().text("later").build();

    slack.clock().advance(Duration.ofMinutes(30));
    assertThat(respond(url, answer).getCode()).isEqualTo(200);
    slack.clock().advance(Duration.ofSeconds(1));
    WebhookResponse late = respond(url, answer);

    assertThat(late.getCode()).isEqualTo(404);
    assertThat(late.getBody()).contains("expired_url");
  }

  @Test
  void theClickedMessageCanBeReplacedAndDeleted() throws Exception {
    String url = clickUrl();

    act(url, ActionResponse.builder().text("approved").replaceOriginal(true).build());
    assertThat(seen()).extracting(this::text).containsExactly("approved");

    act(url, ActionResponse.builder().deleteOriginal(true).build());
    assertThat(seen()).isEmpty();
  }

  @Test
  void anEphemeralMessageCanBeReplacedToo() throws Exception {
    String ts =
        slack
            .app()
            .chatPostEphemeral(
                r -> r.channel(DEPLOYS).user(ADA).text("sure?").blocksAsString(buttons()))
            .getMessageTs();
    String url = urlOfClickAt(ts);

    act(url, ActionResponse.builder().text("done").replaceOriginal(true).build());

    assertThat(seen()).extracting(this::text).containsExactly("done");
    assertThat(seen().getFirst().isEphemeral()).isTrue();
  }

  @Test
  void aClickCanBeAnsweredBelow() throws Exception {
    String url = clickUrl();

    act(url, ActionResponse.builder().text("noted").replaceOriginal(false).build());

    assertThat(seen()).extracting(this::text).containsExactly("plan", "noted");
  }

  @Test
  void whatIsMalformedIsRefusedAndDoesNotCount() throws Exception {
    String url = commandUrl();

    assertThat(post(url, "no json").statusCode()).isEqualTo(400);
    assertThat(post(url, "{\"blocks\": [{\"type\": \"nonsense\"}]}").body())
        .isEqualTo("invalid_blocks");
    assertThat(post(url, "{}").body()).isEqualTo("no_text");
    assertThat(post(url, "x".repeat(2_000_000)).statusCode()).isEqualTo(413);
    assertThat(post(slack.server().url() + "/response/FORGED", "{}").statusCode()).isEqualTo(404);
    assertThat(get(url).statusCode()).isEqualTo(405);
    assertThat(seen()).isEmpty();
    assertThat(post(url, "{\"text\": \"at last\"}").statusCode()).isEqualTo(200);
  }

  private String commandUrl() throws Exception {
    slack.server().people().typeCommand(ADA, DEPLOYS, "/deploy frontend staging");
    return app.next().form().getOrDefault("response_url", "");
  }

  private String clickUrl() throws Exception {
    String ts =
        slack
            .app()
            .chatPostMessage(r -> r.channel(DEPLOYS).text("plan").blocksAsString(buttons()))
            .getTs();
    app.next();
    return urlOfClickAt(ts);
  }

  private String urlOfClickAt(String ts) throws Exception {
    slack.server().people().pressButton(ADA, new Surface.InMessage(DEPLOYS, ts), "approve");
    return app.next().payload().textOr("response_url", "");
  }

  private WebhookResponse respond(String url, SlashCommandResponse answer) throws IOException {
    return new SlashCommandResponseSender(slack.sdk()).send(url, answer);
  }

  private void act(String url, ActionResponse answer) throws IOException {
    assertThat(new ActionResponseSender(slack.sdk()).send(url, answer).getCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String url, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private List<Message> seen() {
    return slack.server().workspace().messages().seenBy(ADA, DEPLOYS);
  }

  private String text(Message message) {
    return message.content().text();
  }

  private static String buttons() {
    return JsonObject.write(List.of(actions(button("approve", "R1"))));
  }
}
