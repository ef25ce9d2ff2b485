package dev.slipway.bot.loop;

import dev.slipway.bot.request.Ask;
import dev.slipway.bot.slack.Inbound;
import java.net.URI;
import java.util.Optional;

/// Where a person who did something is answered privately.
///
/// @param id of the first answer; further ones add to it
/// @param responseUrl absent after a reaction
record Reply(String id, String channel, String user, Optional<URI> responseUrl) {
  /// For what is said about it later.
  Reply later() {
    return new Reply(id + "-later", channel, user, responseUrl);
  }

  /// For a part of it that goes on by itself.
  Reply about(String part) {
    return new Reply(id + "-" + part, channel, user, responseUrl);
  }

  Reply in(String other) {
    return new Reply(id, other, user, responseUrl);
  }

  /// For the end of what somebody asked for.
  static Reply to(Ask ask) {
    return new Reply(
        "w-" + ask.id(),
        ask.origin().channel(),
        ask.requester().slack(),
        ask.origin().responseUrl());
  }

  /// Named after the delivery and not after its number: numbers begin anew in a new journal, and
  /// what is named alike would be taken for what was said, ordered or committed long ago.
  static Reply to(Inbound inbound) {
    String id = "w-" + Names.brief(inbound.id());
    return switch (inbound) {
      case Inbound.Typed typed ->
          new Reply(id, typed.channel(), typed.user(), Optional.of(typed.responseUrl()));
      case Inbound.Pressed pressed ->
          new Reply(id, pressed.channel(), pressed.user(), pressed.responseUrl());
      case Inbound.Reacted reacted ->
          new Reply(id, reacted.channel(), reacted.user(), Optional.empty());
      // A modal belongs to no channel: the person's own conversation with the bot.
      case Inbound.Sent sent -> new Reply(id, sent.user(), sent.user(), Optional.empty());
      case Inbound.Visited visited ->
          new Reply(id, visited.user(), visited.user(), Optional.empty());
      case Inbound.Deleted deleted ->
          new Reply(id, deleted.channel(), deleted.user(), Optional.empty());
      case Inbound.Alerted _ -> throw new IllegalArgumentException("alerts are answered by nobody");
    };
  }
}
