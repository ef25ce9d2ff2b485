package dev.slipway.bot.slack;

import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is said to Slack. Blocking, each call with a deadline of its own; may be called from
/// several threads. Nothing is tried again here: the outbox decides.
///
/// Every call may be carried out although it throws [SlackException.Kind#UNKNOWN_OUTCOME].
public interface Slack {
  /// How much of a message is read.
  int MOST_READ = 4_000;

  /// Posts a message.
  ///
  /// @param channel id or `#name`
  /// @param thread the message whose thread it goes into
  /// @param broadcast shown in the channel too, where it goes into a thread
  /// @param mark kept as the message's metadata, to find it again
  Posted post(
      String channel, Optional<String> thread, boolean broadcast, Message message, String mark)
      throws SlackException;

  /// Replaces a message's content. May be called twice.
  void update(Posted posted, Message message) throws SlackException;

  /// Shown to one person in a channel, and gone when they reload.
  void whisper(String channel, String user, Message message) throws SlackException;

  /// Answers a command or button privately by its `response_url`: at most five times, for thirty
  /// minutes.
  void respond(URI responseUrl, Message message) throws SlackException;

  /// Opens a modal.
  ///
  /// @param trigger of a command or button, good for three seconds
  void open(String trigger, Dialog dialog) throws SlackException;

  /// Replaces a person's App Home. May be called twice.
  void publish(String user, Home home) throws SlackException;

  /// Looks for a message of ours by its mark.
  ///
  /// @param channel id or `#name`
  /// @param since when it was first tried
  Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since)
      throws SlackException;

  /// Reads a message, also one in a thread; empty where there is none.
  Optional<Written> read(Posted posted) throws SlackException;

  /// The id of a channel, which never changes and can be mentioned.
  ///
  /// @param channel id or `#name`
  String channel(String channel) throws SlackException;

  /// Who is in a user group now, by member id.
  ///
  /// @param group its id: `S0123ABCD`
  Set<String> members(String group) throws SlackException;

  /// What stands in a message.
  ///
  /// @param author member id; absent where it is no person's
  /// @param text in Slack's markup, at most [#MOST_READ] characters
  /// @param thread time stamp of the message in whose thread it stands
  record Written(Optional<String> author, String text, Optional<String> thread) {}

  /// A message that is there.
  ///
  /// @param channel its id
  /// @param ts its time stamp, Slack's id of a message inside a channel
  record Posted(String channel, String ts) {}
}
