package dev.slipway.sandbox.demo;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.client.ReconcilerException.Kind;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.json.ContractJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Follows the reconciler's feed on a thread of its own, over restarts of the reconciler, and keeps
/// all that it has read.
final class EventFeed implements AutoCloseable {
  private static final int PAGE = 500;
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(200);

  private final ReconcilerClient client;
  private final Reader reader;
  private final ContractJson json = new ContractJson();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Happening> seen = new ArrayList<>();
  private final Thread thread = Thread.ofVirtual().name("events").unstarted(this::follow);

  /// Called on the feed's thread, one call at a time.
  interface Reader {
    /// What came together.
    void read(List<Happening> page);

    /// Nothing came for a while.
    void quiet();
  }

  private EventFeed(ReconcilerClient client, Reader reader) {
    this.client = client;
    this.reader = reader;
  }

  static EventFeed follow(ReconcilerClient client, Reader reader) {
    EventFeed feed = new EventFeed(client, reader);
    feed.thread.start();
    return feed;
  }

  private void follow() {
    EventCursor cursor = EventCursor.BEGINNING;
    try {
      while (closed.getCount() > 0) {
        cursor = step(cursor);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private EventCursor step(EventCursor cursor) throws InterruptedException {
    try {
      EventPage page = client.events(cursor, PAGE, WAIT);
      List<Happening> read =
          page.events().stream().map(event -> new Happening(event, json.content(event))).toList();
      keep(read);
      if (read.isEmpty()) {
        reader.quiet();
      } else {
        reader.read(read);
      }
      return EventCursor.behind(page);
    } catch (ReconcilerException e) {
      boolean _ = closed.await(BEFORE_ASKING_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      return e.kind() == Kind.FEED_GONE ? EventCursor.BEGINNING : cursor;
    }
  }

  private synchronized void keep(List<Happening> read) {
    seen.addAll(read);
    notifyAll();
  }

  /// How many have been read: what follows is behind it.
  synchronized int mark() {
    return seen.size();
  }

  synchronized List<Happening> since(int mark) {
    return List.copyOf(seen.subList(mark, seen.size()));
  }

  /// The first behind the mark that is wanted; waits for it.
  ///
  /// @return empty when it did not come in time
  synchronized Optional<Happening> await(int mark, Predicate<Happening> wanted, Duration within)
      throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    int looked = mark;
    while (true) {
      for (; looked < seen.size(); looked++) {
        if (wanted.test(seen.get(looked))) {
          return Optional.of(seen.get(looked));
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
