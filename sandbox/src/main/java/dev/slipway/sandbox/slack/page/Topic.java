package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.util.List;
import java.util.stream.Stream;

/// Where a page has to look again. Says that something changed there, not what it is now: who is
/// slow reads only the newest, and reading twice does no harm.
sealed interface Topic {
  record OfMessage(String channel, String ts) implements Topic {}

  record OfChannel(String channel) implements Topic {}

  record OfHome(String user) implements Topic {}

  record OfDialogs(String user) implements Topic {}

  /// The exception: told once, and nowhere to be read again.
  record Failure(String user, Surface surface, String reason) implements Topic {}

  static List<Topic> of(Change change) {
    return switch (change) {
      case Change.MessagePosted(Message message) -> around(message);
      case Change.MessageEdited(_, Message after) -> around(after);
      case Change.MessageDeleted(Message message, _) -> around(message);
      case Change.ReactionAdded(Message message, _, _, _) -> around(message);
      case Change.ReactionRemoved(Message message, _, _, _) -> around(message);
      case Change.MemberJoined joined -> List.of(new OfChannel(joined.channel().id()));
      case Change.MemberLeft left -> List.of(new OfChannel(left.channel().id()));
      case Change.ChannelChanged changed -> List.of(new OfChannel(changed.channel().id()));
      case Change.HomeOpened _ -> List.of();
      case Change.HomePublished published -> List.of(new OfHome(published.home().user()));
      case Change.ViewOpened opened -> List.of(new OfDialogs(opened.view().user()));
      case Change.ViewUpdated updated -> List.of(new OfDialogs(updated.view().user()));
      case Change.ViewGone gone -> List.of(new OfDialogs(gone.view().user()));
      case Change.ViewRefused refused -> List.of(new OfDialogs(refused.view().user()));
      case Change.ActFailed(String user, Surface surface, String reason) ->
          List.of(new Failure(user, surface, reason));
    };
  }

  /// An answer also changes the line below the message that it answers.
  private static List<Topic> around(Message message) {
    return Stream.concat(Stream.of(message.ts()), message.thread().stream())
        .<Topic>map(ts -> new OfMessage(message.channel(), ts))
        .toList();
  }
}
