package dev.slipway.bot.loop;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.bot.command.Catalog;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.Received;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.message.People;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pass of the bot, without threads and without a clock.
///
/// ```
/// 1. hear     what people did in chat, in the order in which it came
/// 2. follow   the reconciler's events, and what became of tasks
/// 3. settle   requests hear of their rollouts, and of time
/// 4. render   every message whose content may have changed
/// 5. record   all of it in one transaction                        ALWAYS BEFORE
/// 6. derive   what is to be done by others
/// ```
///
/// 1. What was received is dealt with exactly once: it is marked in the transaction that records
///    what came of it.
/// 2. Nothing is remembered beside the journal but what can be asked again. After a crash the next
///    desk goes on from what was recorded.
/// 3. When recording fails it is not known whether it was recorded: the next pass begins from the
///    journal, as after a crash, and may be given the same again.
public final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Journal journal;
  private final DeskSettings settings;
  private final Optional<HeartbeatWatch> heartbeat;
  private final Optional<Journal.Restored> restored;
  private Memory memory;
  private Attempts attempts = new Attempts();
  private boolean unsure;
  private Optional<Instant> lookedOut = Optional.empty();
  private final Set<Long> underWay = new HashSet<>();
  private Optional<Commit> catalogOf = Optional.empty();
  private Catalog catalog = Catalog.EMPTY;

  /// @param now events from before are old news when the journal is new
  public Desk(Journal journal, DeskSettings settings, Instant now) {
    this.journal = journal;
    this.settings = settings;
    this.heartbeat = settings.heartbeat().map(expected -> new HeartbeatWatch(expected, now));
    this.restored = journal.restored();
    this.memory = new Memory(journal, now);
  }

  /// What has come since the last pass.
  ///
  /// @param events the next page of the feed, where one has come; passed over before Git was read,
  ///   which alone says where to tell of them
  public record Input(
      Instant now,
      Snapshot snapshot,
      List<Received> received,
      List<Outcome> outcomes,
      Optional<Asked<EventPage>> events) {
    public Input {
      received = List.copyOf(received);
      outcomes = List.copyOf(outcomes);
    }
  }

  /// @param tasks to be carried out now; each comes back as an outcome
  /// @param recorded what was decided; empty: nothing
  /// @param next when there is something to do by itself; empty: only when something comes
  public record Pass(List<Task> tasks, Optional<Journal.Entry> recorded, Optional<Instant> next) {
    public Pass {
      tasks = List.copyOf(tasks);
    }
  }

  /// How far the feed was dealt with.
  public EventCursor cursor() {
    return memory.cursor();
  }

  /// What can be named now.
  public Catalog catalog() {
    return catalog;
  }

  /// @throws JournalException when it could not be recorded; give the same again
  public Pass pass(Input input) {
    if (unsure) {
      beginAnew(input.now());
    }
    learn(input.snapshot());
    Turn turn = new Turn(input.now(), input.snapshot(), memory);
    decide(input, turn);
    Optional<Journal.Entry> recorded =
        turn.isEmpty() ? Optional.empty() : Optional.of(turn.entry());
    recorded.ifPresent(this::record);
    memory.take(turn);
    input.outcomes().forEach(outcome -> attempts.note(outcome, input.now()));
    underWay.removeAll(turn.dealtWith());
    attempts.dealtWith(turn.dealtWith());
    List<Task> tasks = tasks(turn);
    return new Pass(tasks, recorded, next(turn));
  }

  private void decide(Input input, Turn turn) {
    boolean isGitRead = input.snapshot().state().isPresent();
    People people = new People(input.snapshot().roster());
    Incidents incidents = new Incidents(turn, people);
    Who who = new Who(input.snapshot(), settings.workspace());
    Cards cards = new Cards(turn, incidents, people, who);
    Conversation conversation =
        new Conversation(turn, who, catalog, new Histories(journal, people), incidents);
    hear(input, new Hearing(turn, who, conversation, incidents, journal), turn);
    if (isGitRead) {
      input.events().ifPresent(page -> follow(page, new Feed(turn, cards)));
    }
    Optional<Digests> digests = settings.digest().map(time -> new Digests(turn, journal, time));
    Results.Aside aside =
        new Results.Aside(
            new Remarks(turn, incidents, journal),
            new Lookout(turn, incidents),
            new BackupLookout(turn, incidents));
    take(input, new Results(turn, who, conversation, digests, aside), turn);
    if (isGitRead) {
      restored.ifPresent(it -> voidRequests(turn, it));
    }
    new Settling(turn, new ApprovalReminders(turn, who)).settle();
    new LockReminders(turn).look();
    if (isGitRead) {
      look(input, turn, incidents);
    }
    digests.ifPresent(Digests::look);
    cards.render();
    new Tellings(turn, settings.subscriptions()).tell();
  }

  private void look(Input input, Turn turn, Incidents incidents) {
    incidents.look();
    lookOut(turn);
    heartbeat.ifPresent(watch -> new Heartbeats(turn, incidents, watch).look(input.received()));
  }

  /// What is wrong is looked for again and again; that it was is remembered by nobody else.
  private void lookOut(Turn turn) {
    boolean due = lookedOut.filter(last -> turn.now().isBefore(last.plus(Lookout.EVERY))).isEmpty();
    if (due) {
      lookedOut = Optional.of(turn.now());
      turn.task(new Task.LookOut(turn.now()));
    }
  }

  /// Those that were asked before the journal was restored; after the first time there are none.
  private static void voidRequests(Turn turn, Journal.Restored restored) {
    for (RequestState state : turn.openRequests()) {
      if (state.ask().at().isBefore(restored.at())) {
        var _ = turn.tell(state.ask().id(), new RequestSignal.JournalRestored(restored.made()));
      }
    }
  }

  private void beginAnew(Instant now) {
    memory = new Memory(journal, now);
    attempts = new Attempts();
    underWay.clear();
    unsure = false;
  }

  /// Before Git was read once nobody can be told who they are, let alone what they may do: it
  /// waits.
  private void hear(Input input, Hearing hearing, Turn turn) {
    if (input.snapshot().state().isPresent()) {
      input.received().stream()
          .filter(received -> !underWay.contains(received.number()))
          .forEach(received -> hear(received, hearing, turn));
    }
  }

  /// One thing that nobody has thought of must not keep everything behind it waiting for ever.
  private static void hear(Journal.Received received, Hearing hearing, Turn turn) {
    try {
      hearing.hear(received);
    } catch (JournalException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("passed over, which is a fault of the bot: {}", received, e);
      turn.audit(received.inbound().user(), "refuse", "", "a fault of the bot");
      turn.done(received.number());
    }
  }

  /// What belongs to something that was dealt with is not taken twice.
  private static void take(Input input, Results results, Turn turn) {
    Set<Long> open = new HashSet<>();
    input.received().forEach(received -> open.add(received.number()));
    for (Outcome outcome : input.outcomes()) {
      Optional<Long> number = Tasks.number(outcome.task());
      boolean dealtWith =
          number
              .filter(each -> !open.contains(each) || turn.dealtWith().contains(each))
              .isPresent();
      if (!dealtWith) {
        results.take(outcome);
      }
    }
  }

  private void record(Journal.Entry entry) {
    try {
      journal.record(entry);
    } catch (JournalException e) {
      unsure = true;
      throw e;
    }
  }

  private void learn(Snapshot snapshot) {
    Optional<Commit> head = snapshot.state().map(DesiredState::head);
    if (!head.equals(catalogOf)) {
      catalogOf = head;
      catalog = Catalogs.of(snapshot);
    }
  }

  private static void follow(Asked<EventPage> answer, Feed feed) {
    switch (answer) {
      case Asked.Known<EventPage>(EventPage page) -> feed.page(page);
      case Asked.Gone<EventPage> _ -> feed.gone();
      case Asked.NotFound<EventPage> _,
          Asked.Moved<EventPage> _,
          Asked.Refused<EventPage> _,
          Asked.Unavailable<EventPage> _ -> {}
    }
  }

  private Optional<Instant> next(Turn turn) {
    Stream<Instant> reminders =
        memory.openRequests().stream()
            .flatMap(state ->
                switch (state) {
                  case RequestState.AwaitingApproval awaiting -> Stream.of(awaiting.next());
                  case RequestState.Scheduled scheduled -> Stream.of(scheduled.due());
                  default -> Stream.empty();
                });
    return Stream.of(
            reminders,
            attempts.next(memory).stream(),
            turn.again().stream(),
            turn.snapshot().state().flatMap(_ -> Incidents.next(memory.openIncidents())).stream())
        .flatMap(each -> each)
        .min(Instant::compareTo);
  }

  private List<Task> tasks(Turn turn) {
    for (Task task : turn.tasks()) {
      attempts.wanted(task);
      Tasks.number(task).ifPresent(underWay::add);
    }
    return attempts.due(turn.now(), memory);
  }
}
