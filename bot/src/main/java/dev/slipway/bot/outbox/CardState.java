package dev.slipway.bot.outbox;

import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Instant;
import java.util.Optional;

/// What is known of a card: its newest content, and how much of it people see. Pure: each store
/// keeps it and lets it say what follows.
///
/// @param revision of the content, from 1; rises only when the content differs
/// @param recorded when that content was
/// @param generation how often a person has deleted it
/// @param tried since when it may have been posted without our knowing
/// @param shown the revision that people see; 0 for none
/// @param refused the newest revision that Slack did not take; 0 for none
public record CardState(
    String card,
    String channel,
    Outgoing.Priority priority,
    Message message,
    long revision,
    Instant recorded,
    int generation,
    Optional<Instant> tried,
    Optional<Posted> posted,
    long shown,
    long refused) {
  private static final long FOR_GOOD = Long.MAX_VALUE;

  public static CardState first(Outgoing.Card card, Instant at) {
    return new CardState(
        card.card(),
        card.channel(),
        card.priority(),
        card.message(),
        1,
        at,
        0,
        Optional.empty(),
        Optional.empty(),
        0,
        0);
  }

  /// The channel stays; the same content again changes nothing.
  public CardState renewed(Outgoing.Card card, Instant at) {
    if (message.equals(card.message())) {
      return this;
    }
    return new CardState(
        this.card,
        channel,
        card.priority(),
        card.message(),
        revision + 1,
        at,
        generation,
        tried,
        posted,
        shown,
        refused);
  }

  public Optional<Errand> next() {
    if (revision <= Math.max(shown, refused)) {
      return Optional.empty();
    }
    return Optional.of(posted.<Errand>map(this::edit).orElseGet(this::post));
  }

  private Errand edit(Posted at) {
    return new Errand.Edit(card, at, priority, revision, message, recorded);
  }

  private Errand post() {
    return new Errand.Post(card, generation, channel, priority, revision, message, recorded, tried);
  }

  /// Whether its thread can be written into, now or later.
  public boolean isGivenUp() {
    return posted.isEmpty() && refused >= revision;
  }

  /// @param about what was posted or edited: the revision and the message as they were then
  public CardState after(Errand about, Result result) {
    long said =
        switch (about) {
          case Errand.Post post -> post.revision();
          case Errand.Edit edit -> edit.revision();
          case Errand.Line _, Errand.Whisper _, Errand.HomePage _ -> shown;
        };
    return switch (result) {
      case Result.Trying(Instant at) -> with(Optional.of(tried.orElse(at)), posted, shown);
      case Result.NotSent() -> with(Optional.empty(), posted, shown);
      case Result.Sent(Posted at) -> with(Optional.empty(), Optional.of(at), said);
      case Result.Shown() -> with(Optional.empty(), posted, said);
      case Result.Gone() -> goneFrom(about);
      case Result.Failed(_, _) -> refusing(said);
      case Result.Expired() -> this;
    };
  }

  private CardState goneFrom(Errand about) {
    Optional<Posted> stood =
        switch (about) {
          case Errand.Edit edit -> Optional.of(edit.posted());
          case Errand.Line line -> Optional.of(line.root());
          case Errand.Post _, Errand.Whisper _, Errand.HomePage _ -> Optional.empty();
        };
    return stood.equals(posted) ? deleted() : this;
  }

  /// Posted anew once; whoever deletes it again does not want it.
  public CardState deleted() {
    if (posted.isEmpty()) {
      return this;
    }
    CardState unposted = with(Optional.empty(), Optional.empty(), 0).deletedOnceMore();
    return unposted.generation > 1 ? unposted.refusing(FOR_GOOD) : unposted;
  }

  private CardState with(Optional<Instant> tried, Optional<Posted> posted, long shown) {
    return new CardState(
        card,
        channel,
        priority,
        message,
        revision,
        recorded,
        generation,
        tried,
        posted,
        shown,
        refused);
  }

  private CardState deletedOnceMore() {
    return new CardState(
        card,
        channel,
        priority,
        message,
        revision,
        recorded,
        generation + 1,
        tried,
        posted,
        shown,
        refused);
  }

  private CardState refusing(long revision) {
    return new CardState(
        card,
        channel,
        priority,
        message,
        this.revision,
        recorded,
        generation,
        Optional.empty(),
        posted,
        shown,
        revision);
  }
}
