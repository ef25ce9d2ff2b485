package dev.slipway.sandbox.slack.workspace;

import java.util.List;
import java.util.Optional;

/// A message as it stands now.
///
/// @param ts Slack's time stamp, unique and rising: `1700000000.000100`
/// @param user id of the author
/// @param kind what Slack's subtype tells
/// @param thread of an answer, the time stamp of the message that it answers
/// @param edited time stamp of the last edit
/// @param visibleTo of an ephemeral message, the only person who sees it
public record Message(
    String channel,
    String ts,
    String user,
    Kind kind,
    Content content,
    Optional<String> thread,
    Optional<String> edited,
    List<Reaction> reactions,
    Optional<String> visibleTo) {
  /// What Slack's subtype tells.
  public enum Kind {
    PLAIN,
    /// An answer that also shows in the channel.
    BROADCAST,
    /// Somebody joined.
    JOIN,
    /// What is left of a deleted message that has answers.
    TOMBSTONE
  }

  public Message {
    reactions = List.copyOf(reactions);
  }

  public boolean isEphemeral() {
    return visibleTo.isPresent();
  }

  Message saying(Content other, Optional<String> editedAt) {
    return new Message(
        channel, ts, user, kind, other, thread, editedAt.or(() -> edited), reactions, visibleTo);
  }

  Message reactedTo(List<Reaction> others) {
    return new Message(channel, ts, user, kind, content, thread, edited, others, visibleTo);
  }
}
