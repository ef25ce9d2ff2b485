package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Messages;
import dev.slipway.sandbox.slack.workspace.Reaction;
import dev.slipway.sandbox.slack.workspace.ThreadSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Messages as the page reads them.
final class MessageJson {
  private final Messages messages;

  MessageJson(Messages messages) {
    this.messages = messages;
  }

  JsonObject of(Message message) {
    return JsonObject.of("channel", message.channel(), "ts", message.ts())
        .with("user", message.user())
        .with("kind", message.kind().name().toLowerCase(Locale.ROOT))
        .with("text", message.content().text())
        .with("blocks", message.content().blocks())
        .with("attachments", message.content().attachments())
        .with("thread", message.thread())
        .with("edited", message.edited())
        .with("ephemeral", message.isEphemeral())
        .with("reactions", message.reactions().stream().map(MessageJson::reaction).toList())
        .with("answers", answers(message));
  }

  List<JsonObject> of(List<Message> several) {
    return several.stream().map(this::of).toList();
  }

  private Optional<JsonObject> answers(Message message) {
    if (message.thread().isPresent() || message.isEphemeral()) {
      return Optional.empty();
    }
    ThreadSummary thread = messages.thread(message.channel(), message.ts());
    return thread
        .latest()
        .map(latest ->
            JsonObject.of("count", thread.replies(), "users", thread.users())
                .with("latest", latest));
  }

  private static JsonObject reaction(Reaction reaction) {
    return JsonObject.of("name", reaction.name(), "users", reaction.users());
  }
}
