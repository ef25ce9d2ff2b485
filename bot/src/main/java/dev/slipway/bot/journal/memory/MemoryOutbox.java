package dev.slipway.bot.journal.memory;

import dev.slipway.bot.outbox.CardState;
import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.HomeState;
import dev.slipway.bot.outbox.LineState;
import dev.slipway.bot.outbox.OutboxStore.Depth;
import dev.slipway.bot.outbox.OutboxStore.Failure;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Result;
import dev.slipway.bot.outbox.WhisperState;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is on its way, in maps. Not for several threads.
final class MemoryOutbox {
  private final Map<String, CardState> cards = new LinkedHashMap<>();
  private final Map<String, LineState> lines = new LinkedHashMap<>();
  private final Map<String, WhisperState> whispers = new LinkedHashMap<>();
  private final Map<String, HomeState> homes = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  void add(Outgoing outgoing, Instant at) {
    switch (outgoing) {
      case Outgoing.Card card ->
          cards.compute(
              card.card(),
              (_, known) -> known == null ? CardState.first(card, at) : known.renewed(card, at));
      case Outgoing.Line line -> add(LineState.first(line, at));
      case Outgoing.Whisper whisper ->
          whispers.putIfAbsent(whisper.id(), WhisperState.first(whisper, at));
      case Outgoing.HomePage page ->
          homes.compute(
              page.user(),
              (_, known) -> known == null ? HomeState.first(page, at) : known.renewed(page, at));
    }
  }

  /// A card that was given up has no thread.
  private void add(LineState line) {
    CardState card = cards.get(line.card());
    boolean waits = card == null || !card.isGivenUp();
    lines.putIfAbsent(line.id(), waits ? line : line.after(new Result.Expired()));
  }

  List<Errand> errands() {
    List<Errand> errands = new ArrayList<>();
    cards.values().forEach(card -> card.next().ifPresent(errands::add));
    Set<String> begun = new HashSet<>();
    for (LineState line : lines.values()) {
      CardState card = cards.get(line.card());
      if (card != null && line.waits() && begun.add(line.card())) {
        line.next(card).ifPresent(errands::add);
      }
    }
    whispers.values().stream()
        .filter(WhisperState::waits)
        .forEach(whisper -> errands.add(whisper.next()));
    homes.values().forEach(home -> home.next().ifPresent(errands::add));
    errands.sort(Comparator.comparing(Errand::recorded).thenComparing(Errand::lane));
    return List.copyOf(errands);
  }

  void note(Errand errand, Result result) {
    switch (errand) {
      case Errand.Post post -> noteCard(post.card(), post, result);
      case Errand.Edit edit -> noteCard(edit.card(), edit, result);
      case Errand.Line line -> {
        lines.computeIfPresent(line.id(), (_, state) -> state.after(result));
        if (result instanceof Result.Gone) {
          noteCard(line.card(), line, result);
        }
      }
      case Errand.Whisper whisper ->
          whispers.computeIfPresent(whisper.whisper().id(), (_, state) -> state.after(result));
      case Errand.HomePage page ->
          homes.computeIfPresent(page.user(), (_, state) -> state.after(page, result));
    }
    if (result instanceof Result.Failed(String reason, Instant at)) {
      failures.addFirst(new Failure(at, errand.lane(), reason));
    }
  }

  private void noteCard(String id, Errand errand, Result result) {
    CardState known = cards.get(id);
    if (known != null) {
      keepWithLines(known.after(errand, result));
    }
  }

  private void keepWithLines(CardState card) {
    cards.put(card.card(), card);
    if (card.isGivenUp()) {
      lines.replaceAll(
          (_, line) -> line.card().equals(card.card()) ? line.after(new Result.Expired()) : line);
    }
  }

  Optional<String> cardAt(String channel, String ts) {
    Optional<Posted> there = Optional.of(new Posted(channel, ts));
    return cards.values().stream()
        .filter(card -> card.posted().equals(there))
        .map(CardState::card)
        .findFirst();
  }

  boolean isPosting() {
    return cards.values().stream()
        .anyMatch(card -> card.posted().isEmpty() && card.next().isPresent());
  }

  boolean deleted(String channel, String ts) {
    Optional<String> card = cardAt(channel, ts);
    card.map(cards::get).map(CardState::deleted).ifPresent(this::keepWithLines);
    return card.isPresent();
  }

  Depth depth() {
    return new Depth(
        cards.values().stream().filter(card -> card.next().isPresent()).count(),
        lines.values().stream().filter(LineState::waits).count(),
        whispers.values().stream().filter(WhisperState::waits).count(),
        homes.values().stream().filter(home -> home.next().isPresent()).count(),
        failures.size());
  }

  List<Failure> failures(int limit) {
    return failures.stream().limit(limit).toList();
  }
}
