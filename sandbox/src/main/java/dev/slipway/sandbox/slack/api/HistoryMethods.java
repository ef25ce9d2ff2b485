package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `conversations.history` and `conversations.replies`: what was written.
final class HistoryMethods {
  private static final List<String> SCOPES =
      List.of("channels:history", "groups:history", "im:history");
  private static final Pattern TS = Pattern.compile("\\d+(\\.\\d*)?");
  private static final int HISTORY_LIMIT = 100;
  private static final int REPLIES_LIMIT = 1_000;

  private final Workspace workspace;
  private final SlackJson json;
  private final Access access;

  HistoryMethods(Workspace workspace, SlackJson json, Access access) {
    this.workspace = workspace;
    this.json = json;
    this.access = access;
  }

  List<Method> methods() {
    return List.of(
        Method.bot("conversations.history", SCOPES, Method.Tier.THREE, this::history),
        Method.bot("conversations.replies", SCOPES, Method.Tier.THREE, this::replies));
  }

  /// Newest first.
  private JsonObject history(Arguments arguments) throws RefusedException {
    Channel channel = access.joined(arguments.required("channel"));
    Span span = Span.of(arguments);
    List<Message> wanted =
        workspace.messages().history(channel.id()).stream().filter(span::holds).toList().reversed();
    return answer(Pages.page(wanted, Message::ts, arguments, HISTORY_LIMIT), arguments)
        .with("pin_count", 0);
  }

  /// The head first, then oldest first. Asked for an answer, it is that answer alone.
  private JsonObject replies(Arguments arguments) throws RefusedException {
    Channel channel = access.joined(arguments.required("channel"));
    String ts = arguments.required("ts");
    List<Message> thread = new ArrayList<>();
    Optional<Message> answer = find(channel, ts).filter(message -> message.thread().isPresent());
    if (answer.isPresent()) {
      thread.add(answer.orElseThrow());
    } else {
      Span span = Span.of(arguments);
      thread.add(workspace.messages().threadHead(channel.id(), ts));
      workspace.messages().replies(channel.id(), ts).stream()
          .filter(span::holds)
          .forEach(thread::add);
    }
    return answer(Pages.page(thread, Message::ts, arguments, REPLIES_LIMIT), arguments);
  }

  private JsonObject answer(Pages.Page<Message> page, Arguments arguments) {
    boolean metadata = arguments.flag("include_all_metadata");
    List<JsonObject> messages =
        page.elements().stream()
            .map(each -> metadata ? json.messageWithMetadata(each) : json.message(each))
            .toList();
    JsonObject answer = JsonObject.of("messages", messages, "has_more", page.more());
    return page.more() ? answer.with("response_metadata", page.metadata()) : answer;
  }

  private Optional<Message> find(Channel channel, String ts) {
    try {
      return Optional.of(workspace.messages().message(channel.id(), ts))
          .filter(message -> !message.isEphemeral());
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  /// The time that is asked for. Time stamps have six digits behind the point, so that those of one
  /// length compare as texts.
  private record Span(String oldest, String latest, boolean inclusive) {
    static Span of(Arguments arguments) throws RefusedException {
      return new Span(
          ts(arguments, "oldest", "0"),
          ts(arguments, "latest", "9999999999.999999"),
          arguments.flag("inclusive"));
    }

    boolean holds(Message message) {
      int fromOldest = message.ts().compareTo(oldest);
      int toLatest = latest.compareTo(message.ts());
      return inclusive ? fromOldest >= 0 && toLatest >= 0 : fromOldest > 0 && toLatest > 0;
    }

    private static String ts(Arguments arguments, String name, String fallback)
        throws RefusedException {
      String text = arguments.text(name).orElse(fallback);
      if (!TS.matcher(text).matches()) {
        throw new RefusedException("invalid_ts_" + name);
      }
      return text;
    }
  }
}
