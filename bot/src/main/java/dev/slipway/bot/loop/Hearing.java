package dev.slipway.bot.loop;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.Received;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.slack.Inbound;
import java.util.Optional;

/// What people did in chat goes to whom it concerns; who is not known is told so.
final class Hearing {
  private final Turn turn;
  private final Who who;
  private final Conversation conversation;
  private final Gestures gestures;
  private final Incidents incidents;

  Hearing(Turn turn, Who who, Conversation conversation, Incidents incidents, Journal journal) {
    this.turn = turn;
    this.who = who;
    this.conversation = conversation;
    this.incidents = incidents;
    this.gestures = new Gestures(turn, new Decisions(turn, who), conversation, incidents, journal);
  }

  void hear(Received received) {
    switch (received.inbound()) {
      case Inbound.Typed typed ->
          known(received, typed.team(), typed.channel(), Optional.of(typed.trigger()))
              .ifPresent(speaker -> conversation.typed(speaker, SlashCommands.text(typed)));
      case Inbound.Pressed pressed ->
          known(received, pressed.team(), pressed.channel(), Optional.of(pressed.trigger()))
              .ifPresent(speaker -> gestures.pressed(speaker, pressed));
      case Inbound.Sent sent ->
          known(received, sent.team(), sent.user(), Optional.empty())
              .ifPresent(speaker -> gestures.sent(speaker, sent));
      // People react to all sorts of messages: nobody is told that they are not known.
      case Inbound.Reacted reacted ->
          speaker(received, reacted.team(), reacted.channel(), Optional.empty())
              .ifPresentOrElse(
                  speaker -> gestures.reacted(speaker, reacted),
                  () -> turn.done(received.number()));
      case Inbound.Visited visited ->
          who.actor(visited.user(), visited.team())
              .ifPresentOrElse(
                  actor -> turn.task(new Task.ShowHome(Optional.of(received.number()), actor)),
                  () -> turn.done(received.number()));
      // The outbox finds out by itself at the next edit.
      case Inbound.Deleted _ -> turn.done(received.number());
      case Inbound.Alerted(_, var group) -> {
        turn.done(received.number());
        incidents.alerted(group);
      }
    }
  }

  private Optional<Speaker> known(
      Received received, String team, String channel, Optional<String> trigger) {
    Optional<Speaker> speaker = speaker(received, team, channel, trigger);
    if (speaker.isEmpty()) {
      String user = received.inbound().user();
      turn.audit(user, "refuse", "", "is not in slipway.yaml");
      turn.whisper(Reply.to(received.inbound()), Answer.stranger(user));
      turn.done(received.number());
    }
    return speaker;
  }

  private Optional<Speaker> speaker(
      Received received, String team, String channel, Optional<String> trigger) {
    Inbound inbound = received.inbound();
    Optional<Actor> actor = who.actor(inbound.user(), team);
    return actor.map(known ->
        new Speaker(
            received.number(),
            received.at(),
            known,
            Reply.to(inbound),
            channel,
            trigger.filter(text -> !text.isEmpty())));
  }
}
