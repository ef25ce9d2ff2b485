package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.util.List;

/// What an act of the story says and reads in the local Slack.
///
/// @param scene whose deadline counts
record Talk(Chat chat, Scene scene) {
  static final String ADA = "U0ADA";
  static final String GRACE = "U0GRACE";

  private static final String BOT = "U0SLIPWAY";

  /// In the channel for deployments.
  void types(String user, String line) throws StoryException {
    try {
      chat.slack().people().typeCommand(user, Chat.DEPLOYS, line);
    } catch (RefusedException e) {
      throw new StoryException("Slack refused \"" + line + "\": " + e.error());
    }
  }

  void reacts(String user, Message message, String name) throws StoryException {
    try {
      chat.slack().people().react(user, message.channel(), message.ts(), name);
    } catch (RefusedException e) {
      throw new StoryException("Slack refused the reaction " + name + ": " + e.error());
    }
  }

  /// The bot's messages of a channel, oldest first, those in threads apart.
  List<Message> said(String channel) {
    try {
      return chat.slack().workspace().messages().history(channel).stream()
          .filter(message -> message.user().equals(BOT))
          .filter(message -> message.thread().isEmpty() && !message.isEphemeral())
          .toList();
    } catch (RuntimeException e) {
      throw new IllegalStateException("the channel " + channel + " cannot be read", e);
    }
  }

  /// The bot's messages that say all of that.
  List<Message> said(String channel, String... parts) {
    return said(channel).stream()
        .filter(message -> List.of(parts).stream().allMatch(message.content().text()::contains))
        .toList();
  }

  /// The one message that says all of that, as soon as there is one.
  Message awaitSaid(String channel, String... parts) throws StoryException {
    scene.awaitThat(
        "a message in chat that says " + String.join(", ", parts),
        () -> !said(channel, parts).isEmpty());
    List<Message> all = said(channel, parts);
    scene.require(
        all.size() == 1,
        all.size() + " messages in chat say " + String.join(", ", parts) + ", not one");
    return all.getFirst();
  }
}
