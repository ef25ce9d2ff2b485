package dev.slipway.reconciler.http;

import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.EntryListener;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The feed, and the readers that wait for its next event. A reader waits on a virtual thread of
/// its own and is woken when the journal has recorded one; nobody looks in between.
@Context
final class EventFeed implements EntryListener {
  private final Journal journal;
  private final ContractJson json = new ContractJson();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private long newest;

  EventFeed(Reconciler reconciler) {
    this.journal = reconciler.journal();
    this.newest = journal.newest();
    reconciler.facts().listen(this);
  }

  @Override
  public void recorded(Journal.Entry entry, long position) {
    lock.lock();
    try {
      if (position > newest) {
        newest = position;
        more.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  String id() {
    return journal.feed();
  }

  /// The position of the newest event.
  long newest() {
    return journal.newest();
  }

  /// The events behind a position; waits for one when there is none.
  EventPage page(long after, int limit, Duration wait) {
    await(after, wait);
    List<Journal.Recorded> recorded = journal.events(after, limit);
    Map<RolloutId, Optional<Rollout>> rollouts = new HashMap<>();
    List<EventRecord> events = recorded.stream().map(event -> event(event, rollouts)).toList();
    long next = recorded.isEmpty() ? after : recorded.getLast().position();
    return new EventPage(journal.feed(), events, next);
  }

  private void await(long after, Duration wait) {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (newest <= after && left > 0) {
        left = more.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      // The server stops: what is there is answered.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private EventRecord event(Journal.Recorded recorded, Map<RolloutId, Optional<Rollout>> rollouts) {
    Optional<RolloutId> id = EventContents.rollout(recorded.event());
    Optional<Rollout> rollout = id.flatMap(known -> rollouts.computeIfAbsent(known, this::rollout));
    return json.event(
            recorded.at(),
            recorded.key().environment(),
            Optional.of(recorded.key().service()),
            id.map(RolloutId::text),
            EventContents.of(recorded.event(), rollout))
        .at(recorded.position());
  }

  private Optional<Rollout> rollout(RolloutId id) {
    return journal.rollout(id).map(history -> history.running().rollout());
  }
}
