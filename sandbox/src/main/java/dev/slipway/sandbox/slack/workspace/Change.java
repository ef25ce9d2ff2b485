package dev.slipway.sandbox.slack.workspace;

import java.util.Map;

/// Something that happened in the workspace, in the past tense. Ephemeral messages are posted,
/// edited and deleted like others; [Message#visibleTo] says who sees them.
public sealed interface Change {
  record MessagePosted(Message message) implements Change {}

  record MessageEdited(Message before, Message after) implements Change {}

  /// @param at time stamp of the deletion
  record MessageDeleted(Message message, String at) implements Change {}

  /// @param message as it is with the reaction
  /// @param at time stamp of the reaction
  record ReactionAdded(Message message, String name, String user, String at) implements Change {}

  /// @param message as it is without the reaction
  /// @param at time stamp of its going
  record ReactionRemoved(Message message, String name, String user, String at) implements Change {}

  record MemberJoined(Channel channel, String user, String at) implements Change {}

  record MemberLeft(Channel channel, String user, String at) implements Change {}

  record ChannelChanged(Channel channel) implements Change {}

  /// A person looks at the app's home.
  record HomeOpened(String user, String at) implements Change {}

  record HomePublished(View home) implements Change {}

  record ViewOpened(View view) implements Change {}

  record ViewUpdated(View view) implements Change {}

  /// A dialog is gone; the one below, if any, shows again.
  record ViewGone(View view) implements Change {}

  /// A submission was refused.
  ///
  /// @param errors `block_id` to what to tell the person there
  record ViewRefused(View view, Map<String, String> errors) implements Change {
    public ViewRefused {
      errors = Map.copyOf(errors);
    }
  }

  /// The app did not answer to a click, or not well: a person sees a warning beside it.
  record ActFailed(String user, Surface surface, String reason) implements Change {}
}
