package dev.slipway.bot.slack.bolt;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message.Metadata;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.WebhookResponse;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.SlackException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said to Slack, by its Web API.
public final class BoltSlack implements Slack {
  static final String EVENT_TYPE = "slipway";
  static final String MARK = "mark";

  /// Slack's clock and ours are not the same.
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private static final int PAGE = 200;
  private static final int MOST_PAGES = 10;

  private final WebApi api;
  private final Channels channels;
  private final Gson gson = GsonFactory.createSnakeCase();

  public BoltSlack(WebApi api) {
    this.api = api;
    this.channels = new Channels(api);
  }

  @Override
  public Posted post(
      String channel, Optional<String> thread, boolean broadcast, Message message, String mark)
      throws SlackException {
    Metadata metadata =
        Metadata.builder().eventType(EVENT_TYPE).eventPayload(Map.of(MARK, mark)).build();
    ChatPostMessageResponse answer =
        channels.in(
            channel,
            id -> {
              channels.enter(id);
              return api.call(methods ->
                  methods.chatPostMessage(request ->
                      request
                          .channel(id)
                          .threadTs(thread.orElse(null))
                          .replyBroadcast(broadcast)
                          .text(message.text())
                          .blocks(BlockKit.blocks(message.blocks()))
                          .unfurlLinks(false)
                          .unfurlMedia(false)
                          .metadata(metadata)));
            });
    return new Posted(answer.getChannel(), answer.getTs());
  }

  @Override
  public void update(Posted posted, Message message) throws SlackException {
    api.call(methods ->
        methods.chatUpdate(request ->
            request
                .channel(posted.channel())
                .ts(posted.ts())
                .text(message.text())
                .blocks(BlockKit.blocks(message.blocks()))));
  }

  @Override
  public void whisper(String channel, String user, Message message) throws SlackException {
    channels.in(
        channel,
        id ->
            api.call(methods ->
                methods.chatPostEphemeral(request ->
                    request
                        .channel(id)
                        .user(user)
                        .text(message.text())
                        .blocks(BlockKit.blocks(message.blocks())))));
  }

  @Override
  public void respond(URI responseUrl, Message message) throws SlackException {
    JsonObject body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("replace_original", false);
    body.addProperty("text", message.text());
    body.add("blocks", gson.toJsonTree(BlockKit.blocks(message.blocks())));
    WebhookResponse answer =
        api.use(slack -> slack.send(responseUrl.toString(), gson.toJson(body)));
    if (answer.getCode() < 200 || answer.getCode() > 299) {
      throw Failures.answered(answer.getCode(), retryAfter(answer), error(answer.getBody()));
    }
  }

  private static @Nullable String retryAfter(WebhookResponse answer) {
    List<String> values = answer.getHeaders().getOrDefault("retry-after", List.of());
    return values.isEmpty() ? null : values.getFirst();
  }

  private @Nullable String error(String body) {
    try {
      JsonObject answer = gson.fromJson(body, JsonObject.class);
      return answer == null || !answer.has("error") ? null : answer.get("error").getAsString();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException _) {
      return null;
    }
  }

  @Override
  public void open(String trigger, Dialog dialog) throws SlackException {
    api.call(methods ->
        methods.viewsOpen(request -> request.triggerId(trigger).view(BlockKit.view(dialog))));
  }

  @Override
  public void publish(String user, Home home) throws SlackException {
    api.call(
        methods -> methods.viewsPublish(request -> request.userId(user).view(BlockKit.view(home))));
  }

  @Override
  public Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since)
      throws SlackException {
    String oldest = since.minus(CLOCKS_DIFFER_BY).getEpochSecond() + ".000000";
    return channels.in(channel, id -> find(new Search(id, thread, mark, oldest)));
  }

  @Override
  public Optional<Written> read(Posted posted) throws SlackException {
    try {
      return messageAt(posted).map(BoltSlack::written);
    } catch (SlackException e) {
      if (e.kind() == SlackException.Kind.GONE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Asked for a message inside a thread, Slack answers with that one; asked for the first of a
  /// thread, with that one first.
  private Optional<com.slack.api.model.Message> messageAt(Posted posted) throws SlackException {
    var answer =
        api.call(methods ->
            methods.conversationsReplies(request ->
                request
                    .channel(posted.channel())
                    .ts(posted.ts())
                    .oldest(posted.ts())
                    .latest(posted.ts())
                    .inclusive(true)
                    .limit(PAGE)));
    return answer.getMessages().stream()
        .filter(message -> posted.ts().equals(message.getTs()))
        .findFirst();
  }

  private static Written written(com.slack.api.model.Message message) {
    @Nullable String text = message.getText();
    return new Written(
        Optional.ofNullable(message.getUser()).filter(_ -> message.getBotId() == null),
        text == null ? "" : text.substring(0, Math.min(text.length(), MOST_READ)),
        Optional.ofNullable(message.getThreadTs())
            .filter(thread -> !thread.equals(message.getTs())));
  }

  @Override
  public Set<String> members(String group) throws SlackException {
    return Set.copyOf(
        api.call(methods -> methods.usergroupsUsersList(request -> request.usergroup(group)))
            .getUsers());
  }

  @Override
  public String channel(String channel) throws SlackException {
    return channels.in(channel, id -> id);
  }

  private record Search(String channel, Optional<String> thread, String mark, String oldest) {}

  private Optional<Posted> find(Search search) throws SlackException {
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      History history =
          search.thread().isPresent()
              ? replies(search, search.thread().get(), cursor)
              : history(search, cursor);
      for (com.slack.api.model.Message message : history.messages()) {
        if (isMarked(message, search.mark())) {
          return Optional.of(new Posted(search.channel(), message.getTs()));
        }
      }
      cursor = history.next();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  /// @param next empty after the last page
  private record History(List<com.slack.api.model.Message> messages, String next) {
    static History of(
        List<com.slack.api.model.Message> messages,
        com.slack.api.model.@Nullable ResponseMetadata metadata) {
      @Nullable String next = metadata == null ? null : metadata.getNextCursor();
      return new History(messages, next == null ? "" : next);
    }
  }

  private History history(Search search, String cursor) throws SlackException {
    var answer =
        api.call(methods ->
            methods.conversationsHistory(request ->
                request
                    .channel(search.channel())
                    .oldest(search.oldest())
                    .cursor(cursor)
                    .limit(PAGE)
                    .includeAllMetadata(true)));
    return History.of(answer.getMessages(), answer.getResponseMetadata());
  }

  private History replies(Search search, String thread, String cursor) throws SlackException {
    var answer =
        api.call(methods ->
            methods.conversationsReplies(request ->
                request
                    .channel(search.channel())
                    .ts(thread)
                    .oldest(search.oldest())
                    .cursor(cursor)
                    .limit(PAGE)
                    .includeAllMetadata(true)));
    return History.of(answer.getMessages(), answer.getResponseMetadata());
  }

  private static boolean isMarked(com.slack.api.model.Message message, String mark) {
    Metadata metadata = message.getMetadata();
    return metadata != null
        && EVENT_TYPE.equals(metadata.getEventType())
        && metadata.getEventPayload() != null
        && mark.equals(metadata.getEventPayload().get(MARK));
  }
}
