package dev.slipway.bot.outbox;

import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Instant;
import java.util.Optional;

/// What is to be said next: of a card its post, its newest edit or its next line.
public sealed interface Errand {
  /// Of one lane one errand is under way at a time.
  String lane();

  Outgoing.Priority priority();

  /// When what is said was recorded.
  Instant recorded();

  /// @param generation how often a person has deleted the card
  /// @param tried since when it may have been posted without our knowing
  record Post(
      String card,
      int generation,
      String channel,
      Outgoing.Priority priority,
      long revision,
      Message message,
      Instant recorded,
      Optional<Instant> tried)
      implements Errand {
    @Override
    public String lane() {
      return "card " + card;
    }

    /// The same before anything of it was said.
    Post unsaid() {
      return new Post(card, generation, channel, priority, 0, message, recorded, tried);
    }

    /// A card that was deleted is another message.
    String mark() {
      return "card/" + card + (generation == 0 ? "" : "#" + generation);
    }
  }

  /// @param posted what is edited
  record Edit(
      String card,
      Posted posted,
      Outgoing.Priority priority,
      long revision,
      Message message,
      Instant recorded)
      implements Errand {
    @Override
    public String lane() {
      return "card " + card;
    }
  }

  /// @param channel as the card names it
  /// @param root the card's message
  /// @param tried since when it may have been posted without our knowing
  record Line(
      String id,
      String card,
      String channel,
      Posted root,
      Message message,
      Instant recorded,
      Optional<Instant> tried)
      implements Errand {
    @Override
    public String lane() {
      return "lines " + card;
    }

    @Override
    public Outgoing.Priority priority() {
      return Outgoing.Priority.LOW;
    }

    String mark() {
      return "line/" + id;
    }
  }

  /// @param tried since when it may have been shown without our knowing; then this is the last time
  /// @param isSpent whether that last time was begun, and the bot ended before it knew the outcome
  record Whisper(
      Outgoing.Whisper whisper, Instant recorded, Optional<Instant> tried, boolean isSpent)
      implements Errand {
    @Override
    public String lane() {
      return "whisper " + whisper.id();
    }

    @Override
    public Outgoing.Priority priority() {
      return Outgoing.Priority.USUAL;
    }
  }

  record HomePage(String user, Home home, long revision, Instant recorded) implements Errand {
    @Override
    public String lane() {
      return "home " + user;
    }

    @Override
    public Outgoing.Priority priority() {
      return Outgoing.Priority.LOW;
    }
  }
}
