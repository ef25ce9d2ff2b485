package dev.slipway.bot.slack.bolt;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadDetector;
import com.slack.api.app_backend.util.JsonPayloadExtractor;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.util.json.GsonFactory;
import dev.slipway.bot.slack.Inbox;
import dev.slipway.bot.slack.SlackCalls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Slack sends, by Bolt: each is turned into the port's words, kept in the inbox and
/// acknowledged at once. What is not for us is acknowledged too, or Slack would send it again.
///
/// Bolt's own middleware is left out: its check of signatures is not as strict as ours, and its
/// authorization asks Slack before each start.
public final class SlackApp implements SlackCalls {
  private static final String DELIVERY = "X-Slipway-Delivery";
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  /// Others would be logged with their whole body.
  private static final Set<String> TYPES =
      Set.of(
          "event_callback",
          "url_verification",
          "block_actions",
          "block_suggestion",
          "view_submission",
          "view_closed");

  private final Inbox inbox;
  private final App app;
  private final SlackRequestParser parser;
  private final JsonPayloadExtractor extractor = new JsonPayloadExtractor();
  private final SlashCommandPayloadDetector commands = new SlashCommandPayloadDetector();
  private final Gson gson = GsonFactory.createSnakeCase();

  public SlackApp(WebApi api, Inbox inbox) {
    this.inbox = inbox;
    Slack slack = api.slack();
    AppConfig config =
        AppConfig.builder()
            .slack(slack)
            .allEventsApiAutoAckEnabled(true)
            .unmatchedRequestHandler(_ -> Response.ok())
            .build();
    this.parser = new SlackRequestParser(config);
    this.app = new App(config, slack, List.of(this::takeActions));
    listen();
    app.start();
  }

  private void listen() {
    app.command(
        ANY,
        (request, context) -> {
          inbox.take(Inbounds.typed(delivery(request), request.getPayload()));
          return context.ack();
        });
    app.viewSubmission(
        ANY,
        (request, context) -> {
          inbox.take(Inbounds.sent(delivery(request), request.getPayload()));
          return context.ack();
        });
    app.blockSuggestion(ANY, (request, context) -> context.ack(options(request.getPayload())));
    app.event(
        ReactionAddedEvent.class,
        (payload, context) -> {
          Inbounds.added(payload).ifPresent(inbox::take);
          return context.ack();
        });
    app.event(
        ReactionRemovedEvent.class,
        (payload, context) -> {
          Inbounds.removed(payload).ifPresent(inbox::take);
          return context.ack();
        });
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          Inbounds.visited(payload).ifPresent(inbox::take);
          return context.ack();
        });
    app.event(
        MessageDeletedEvent.class,
        (payload, context) -> {
          Inbounds.deleted(payload).ifPresent(inbox::take);
          return context.ack();
        });
  }

  /// Here, because Bolt hands a payload with several actions to no handler.
  private Response takeActions(Request<?> request, Response response, MiddlewareChain chain)
      throws Exception {
    if (request instanceof BlockActionRequest actions
        && actions.getPayload().getActions() != null) {
      Inbounds.pressed(delivery(request), actions.getPayload()).forEach(inbox::take);
      return actions.getContext().ack();
    }
    return chain.next(request);
  }

  private BlockSuggestionResponse options(BlockSuggestionPayload payload) {
    List<Option> options =
        inbox
            .options(
                payload.getUser().getId(),
                Inbounds.text(payload.getActionId()),
                payload.getView() == null
                    ? ""
                    : Inbounds.text(payload.getView().getPrivateMetadata()),
                Inbounds.text(payload.getValue()))
            .stream()
            .map(option ->
                Option.builder().text(BlockKit.plain(option.label())).value(option.value()).build())
            .toList();
    return BlockSuggestionResponse.builder().options(options).build();
  }

  private static String delivery(Request<?> request) {
    return Inbounds.text(request.getHeaders().getFirstValue(DELIVERY));
  }

  @Override
  public Reply on(String delivery, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return switch (readable(text)) {
      case YES -> run(delivery, text, false);
      case NOT_FOR_US -> new Reply(200, "text/plain", "");
      case NO -> new Reply(400, "text/plain", "");
    };
  }

  /// What came by Socket Mode.
  ///
  /// @return what to acknowledge it with
  Reply onEnvelope(String delivery, JsonElement payload) {
    String text = gson.toJson(payload);
    boolean command = payload.isJsonObject() && payload.getAsJsonObject().has("command");
    return command || typeOf(text).filter(TYPES::contains).isPresent()
        ? run(delivery, text, true)
        : new Reply(200, "text/plain", "");
  }

  private enum Readable {
    YES,
    NOT_FOR_US,
    NO
  }

  private Readable readable(String body) {
    @Nullable String payload;
    try {
      payload = extractor.extractIfExists(body);
    } catch (RuntimeException _) {
      return Readable.NO;
    }
    if (payload != null) {
      return typeOf(payload)
          .map(type -> TYPES.contains(type) ? Readable.YES : Readable.NOT_FOR_US)
          .orElse(Readable.NO);
    }
    if (body.contains("ssl_check=1")) {
      return Readable.NOT_FOR_US;
    }
    return commands.isCommand(body) ? Readable.YES : Readable.NO;
  }

  private Optional<String> typeOf(String json) {
    try {
      JsonObject payload = gson.fromJson(json, JsonObject.class);
      return payload != null && payload.has("type")
          ? Optional.of(payload.get("type").getAsString())
          : Optional.empty();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  private Reply run(String delivery, String body, boolean socketMode) {
    Request<?> request;
    try {
      request =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestBody(body)
                  .requestUri("")
                  .remoteAddress("")
                  .queryString(Map.of())
                  .headers(new RequestHeaders(Map.of(DELIVERY, List.of(delivery))))
                  .socketMode(socketMode)
                  .build());
    } catch (RuntimeException _) {
      return new Reply(400, "text/plain", "");
    }
    try {
      Response response = app.run(request);
      return new Reply(
          response.getStatusCode(), response.getContentType(), Inbounds.text(response.getBody()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("cannot take what Slack sent", e);
    }
  }
}
