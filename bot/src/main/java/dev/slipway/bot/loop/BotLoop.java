package dev.slipway.bot.loop;

import dev.slipway.api.event.EventPage;
import dev.slipway.bot.command.Catalog;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.repository.EnvironmentsRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's main loop: one thread passes over everything that has come, then lets others carry out
/// what is due. Level-triggered: a hint only says "look again".
///
/// A pass is work for the processor, so its thread is a platform thread: the few that carry virtual
/// ones stay free for Slack's calls, which are acknowledged meanwhile.
public final class BotLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotLoop.class);
  private static final int AT_ONCE = 200;
  private static final Duration LONGEST_REST = Duration.ofSeconds(10);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private final Journal journal;
  private final EnvironmentsRepository repository;
  private final Worker worker;
  private final Consumer<Journal.Entry> afterRecording;
  private final InstantSource clock;
  private final Desk desk;
  private final EventRelay relay;
  private final LinkedBlockingQueue<Message> mailbox = new LinkedBlockingQueue<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread = Thread.ofPlatform().daemon().name("bot loop").unstarted(this::run);
  private volatile Catalog catalog = Catalog.EMPTY;
  private volatile boolean closed;

  /// Whether events are asked for: from when Git was read once, which says where to tell of them.
  private boolean following;

  private sealed interface Message {
    record Hint() implements Message {}

    record CameBack(Outcome outcome) implements Message {}

    record Page(Asked<EventPage> answer) implements Message {}
  }

  /// What the loop talks to.
  ///
  /// @param afterRecording called with what was recorded: there is something to be told
  public record Parts(
      Journal journal,
      EnvironmentsRepository repository,
      Reconciler reconciler,
      Worker worker,
      DeskSettings settings,
      Consumer<Journal.Entry> afterRecording,
      InstantSource clock) {}

  public BotLoop(Parts parts) {
    this.journal = parts.journal();
    this.repository = parts.repository();
    this.worker = parts.worker();
    this.afterRecording = parts.afterRecording();
    this.clock = parts.clock();
    this.desk = new Desk(journal, parts.settings(), clock.instant());
    this.relay =
        new EventRelay(
            parts.reconciler(), answer -> mailbox.add(new Message.Page(answer)), Thread::sleep);
  }

  public void start() {
    relay.start();
    thread.start();
  }

  /// Something was received.
  public void hint() {
    mailbox.add(new Message.Hint());
  }

  /// What can be named in commands now.
  public Catalog catalog() {
    return catalog;
  }

  /// Whether the reconciler does not answer.
  public boolean isReconcilerAway() {
    return relay.isAway();
  }

  private void run() {
    List<Message> kept = new ArrayList<>();
    Duration rest = Duration.ZERO;
    try {
      while (!closed) {
        collect(kept, rest);
        try {
          rest = pass(kept);
          kept.clear();
        } catch (JournalException e) {
          LOG.error("nothing is done until the journal works: {}", e.getMessage());
          rest = AFTER_TROUBLE;
        } catch (RuntimeException e) {
          LOG.error("a pass failed, which is a fault of the bot; it is made again", e);
          rest = AFTER_TROUBLE;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Everything that has come; where nothing has, waits.
  private void collect(List<Message> kept, Duration rest) throws InterruptedException {
    Message first = mailbox.poll(rest.toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      kept.add(first);
    }
    mailbox.drainTo(kept);
  }

  /// @return how long there is nothing to do
  private Duration pass(List<Message> messages) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    Optional<Asked<EventPage>> events = Optional.empty();
    for (Message message : messages) {
      switch (message) {
        case Message.Hint() -> {}
        case Message.CameBack(Outcome outcome) -> outcomes.add(outcome);
        // One at most: the relay waits until it was recorded.
        case Message.Page(var answer) -> events = Optional.of(answer);
      }
    }
    Instant now = clock.instant();
    List<Journal.Received> received = journal.received(AT_ONCE);
    Desk.Pass pass = desk.pass(new Desk.Input(now, repository.known(), received, outcomes, events));
    catalog = desk.catalog();
    pass.recorded().ifPresent(afterRecording);
    pass.tasks().forEach(this::carryOut);
    if (events.isPresent() || (!following && repository.known().state().isPresent())) {
      following = true;
      relay.next(desk.cursor());
    }
    if (pass.recorded().isPresent() && received.size() == AT_ONCE) {
      return Duration.ZERO; // more may wait than was looked at
    }
    return pass.next()
        .map(next -> Duration.between(now, next))
        .filter(wait -> wait.compareTo(LONGEST_REST) < 0)
        .orElse(LONGEST_REST);
  }

  private void carryOut(Task task) {
    workers.execute(() -> {
      try {
        mailbox.add(new Message.CameBack(worker.carryOut(task)));
      } catch (RuntimeException e) {
        LOG.error("a task failed, which is a fault of the bot: {}", task, e);
        mailbox.add(new Message.CameBack(new Outcome.Broken(task)));
      }
    });
  }

  /// Ends whatever it waits for. A pass that is under way may fail; what it had to do is done after
  /// the next start.
  @Override
  public void close() {
    closed = true;
    relay.close();
    Threads.end(thread, ENDS_WITHIN);
    workers.shutdownNow();
  }
}
