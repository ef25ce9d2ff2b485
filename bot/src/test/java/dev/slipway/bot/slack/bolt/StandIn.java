package dev.slipway.bot.slack.bolt;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.slack.memory.MemorySlack.Standing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The few methods of the Web API that the bot uses, over a [MemorySlack].
final class StandIn implements AutoCloseable {
  private final MemorySlack world;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Gson gson = new Gson();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Deque<String> socketUrls = new ArrayDeque<>();

  /// @param method `chat.postMessage`, or `respond`
  record Call(String method, String authorization, Map<String, String> form) {}

  StandIn(MemorySlack world) throws IOException {
    this.world = world;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/", this::answer);
    server.createContext("/respond", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/api/".formatted(server.getAddress().getPort()));
  }

  URI responseUrl() {
    return address().resolve("/respond");
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /// What `apps.connections.open` answers next; without any it answers an error.
  synchronized void offerSocket(String url) {
    socketUrls.add(url);
  }

  private synchronized @Nullable String nextSocket() {
    return socketUrls.poll();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().replaceFirst("^/api/", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = method.equals("/respond") ? Map.of("body", body) : form(body);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    calls.add(new Call(method, authorization == null ? "" : authorization, form));
    try (exchange) {
      answer(exchange, method, form);
    }
  }

  private void answer(HttpExchange exchange, String method, Map<String, String> form)
      throws IOException {
    try {
      JsonObject answer = new JsonObject();
      answer.addProperty("ok", true);
      act(method, form, answer);
      send(exchange, 200, answer);
    } catch (SlackException e) {
      fail(exchange, method, e);
    }
  }

  private void fail(HttpExchange exchange, String method, SlackException failure)
      throws IOException {
    JsonObject answer = new JsonObject();
    answer.addProperty("ok", false);
    answer.addProperty("error", failure.code());
    switch (failure.kind()) {
      case RATE_LIMITED -> {
        exchange
            .getResponseHeaders()
            .set("Retry-After", Long.toString(failure.retryAfter().toSeconds()));
        send(exchange, 429, answer);
      }
      // A `response_url` says no by its status.
      case GONE, REFUSED -> send(exchange, method.equals("/respond") ? 404 : 200, answer);
      case UNREACHABLE, UNKNOWN_OUTCOME -> {
        // Closed without an answer.
      }
    }
  }

  private void send(HttpExchange exchange, int status, JsonObject answer) throws IOException {
    byte[] bytes = gson.toJson(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("x-oauth-scopes", "chat:write,commands");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private void act(String method, Map<String, String> form, JsonObject answer)
      throws SlackException {
    Message message = new Message(form.getOrDefault("text", ""), List.of());
    String channel = form.getOrDefault("channel", "");
    switch (method) {
      case "auth.test" -> standing(answer);
      case "conversations.list" -> answer.add("channels", channels());
      case "conversations.info" -> answer.add("channel", channel(channel));
      case "conversations.join" -> join(channel);
      case "chat.postMessage" -> {
        Posted posted =
            world.post(
                name(channel),
                Optional.ofNullable(form.get("thread_ts")),
                false,
                message,
                mark(form));
        answer.addProperty("channel", posted.channel());
        answer.addProperty("ts", posted.ts());
      }
      case "chat.update" -> world.update(new Posted(channel, form.getOrDefault("ts", "")), message);
      case "chat.postEphemeral" ->
          world.whisper(name(channel), form.getOrDefault("user", ""), message);
      case "conversations.history" -> answer.add("messages", messages(channel, Optional.empty()));
      case "conversations.replies" ->
          answer.add(
              "messages",
              form.containsKey("latest")
                  ? message(new Posted(channel, form.getOrDefault("ts", "")))
                  : messages(channel, Optional.ofNullable(form.get("ts"))));
      case "usergroups.users.list" ->
          answer.add("users", gson.toJsonTree(world.members(form.getOrDefault("usergroup", ""))));
      case "views.open" -> world.open(form.getOrDefault("trigger_id", ""), dialog(form));
      case "views.publish" -> world.publish(form.getOrDefault("user_id", ""), new Home(List.of()));
      case "/respond" -> world.respond(responseUrl(), new Message(text(form), List.of()));
      case "apps.connections.open" -> openSocket(answer);
      default -> throw new IllegalStateException("the stand-in has no " + method);
    }
  }

  private void openSocket(JsonObject answer) throws SlackException {
    String url = nextSocket();
    if (url == null) {
      throw new SlackException(SlackException.Kind.REFUSED, "internal_error", "no socket");
    }
    answer.addProperty("url", url);
  }

  private static void standing(JsonObject answer) {
    answer.addProperty("user", "slipway");
    answer.addProperty("team", "Acme");
    answer.addProperty("team_id", "T0ACME");
  }

  private static JsonArray channels() {
    JsonArray channels = new JsonArray();
    List.of("CGENERAL", "CDEPLOYS", "COPS").forEach(id -> channels.add(channel(id)));
    return channels;
  }

  /// The bot is in #ops, which is private, and in no other.
  private static JsonObject channel(String id) {
    JsonObject channel = new JsonObject();
    channel.addProperty("id", id);
    channel.addProperty("name", name(id).substring(1));
    channel.addProperty("is_private", id.equals("COPS"));
    channel.addProperty("is_member", id.equals("COPS"));
    return channel;
  }

  private static void join(String channel) throws SlackException {
    if (!channel.equals("CDEPLOYS")) {
      throw new SlackException(
          SlackException.Kind.REFUSED, "method_not_supported_for_channel_type", "not public");
    }
  }

  private static String name(String id) {
    return "#" + id.substring(1).toLowerCase(Locale.ROOT);
  }

  private String mark(Map<String, String> form) {
    JsonObject metadata = gson.fromJson(form.get("metadata"), JsonObject.class);
    return metadata.getAsJsonObject("event_payload").get("mark").getAsString();
  }

  private String text(Map<String, String> form) {
    return gson.fromJson(form.get("body"), JsonObject.class).get("text").getAsString();
  }

  private Dialog dialog(Map<String, String> form) {
    JsonObject view = gson.fromJson(form.get("view"), JsonObject.class);
    return new Dialog(view.get("callback_id").getAsString(), "", "", "", List.of());
  }

  /// That message alone.
  private JsonArray message(Posted posted) throws SlackException {
    Slack.Written written =
        world
            .read(posted)
            .orElseThrow(() ->
                new SlackException(
                    SlackException.Kind.GONE, "thread_not_found", "no such message"));
    JsonObject message = new JsonObject();
    message.addProperty("type", "message");
    message.addProperty("ts", posted.ts());
    message.addProperty("text", written.text());
    written
        .author()
        .ifPresentOrElse(
            user -> message.addProperty("user", user),
            () -> message.addProperty("bot_id", "B0SLIPWAY"));
    written.thread().ifPresent(thread -> message.addProperty("thread_ts", thread));
    JsonArray messages = new JsonArray();
    messages.add(message);
    return messages;
  }

  private JsonArray messages(String channel, Optional<String> thread) {
    JsonArray messages = new JsonArray();
    for (Standing standing : world.messages()) {
      if (standing.posted().channel().equals(channel) && standing.thread().equals(thread)) {
        JsonObject payload = new JsonObject();
        payload.addProperty("mark", standing.mark());
        JsonObject metadata = new JsonObject();
        metadata.addProperty("event_type", "slipway");
        metadata.add("event_payload", payload);
        JsonObject message = new JsonObject();
        message.addProperty("type", "message");
        message.addProperty("ts", standing.posted().ts());
        message.add("metadata", metadata);
        messages.add(message);
      }
    }
    return messages;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /// The same, said as the port.
  static Slack over(StandIn standIn, TokenFile token) {
    return new BoltSlack(new WebApi(standIn.address(), token));
  }
}
