package dev.slipway.bot.outbox;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.slack.memory.MemorySlack.Call;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// An outbox whose time passes only when it is told to, on the test's own thread.
final class Deliveries {
  static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

  private Instant now = START;
  private final InstantSource clock = () -> now;
  private final MemorySlack slack = new MemorySlack(clock);
  private Journal journal;
  private Outbox outbox;

  Deliveries(Journal journal, OutboxStore store) {
    this.journal = journal;
    this.outbox = over(store);
  }

  private Outbox over(OutboxStore store) {
    return new Outbox(store, slack, clock, (_, _) -> {}, Runnable::run);
  }

  /// As after a kill: what was under way is forgotten, what was recorded is not.
  void restart(Journal journal, OutboxStore store) {
    this.journal = journal;
    this.outbox = over(store);
  }

  /// Time passes, and the bot is not there.
  void absent(Duration time) {
    now = now.plus(time);
  }

  MemorySlack slack() {
    return slack;
  }

  boolean deleted(String channel, String ts) {
    return outbox.deleted(channel, ts);
  }

  void record(Outgoing... outgoing) {
    journal.record(
        new Journal.Entry(
            now, List.of(), List.of(), Optional.empty(), List.of(), List.of(outgoing), List.of()));
  }

  /// Lets time pass, and what becomes due meanwhile be run.
  void pass(Duration time) {
    Instant until = now.plus(time);
    while (true) {
      Instant next = runAll().orElse(Instant.MAX);
      if (next.isAfter(until)) {
        now = until;
        return;
      }
      now = next;
    }
  }

  private Optional<Instant> runAll() {
    int before = slack.calls().size();
    Optional<Instant> next = outbox.look();
    return slack.calls().size() > before ? runAll() : next;
  }

  List<Instant> times(Method method) {
    return slack.calls().stream().filter(call -> call.method() == method).map(Call::at).toList();
  }

  List<String> texts() {
    return slack.messages().stream().map(standing -> standing.message().text()).toList();
  }
}
