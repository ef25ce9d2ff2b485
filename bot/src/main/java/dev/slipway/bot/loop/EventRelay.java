package dev.slipway.bot.loop;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for the next page of the feed and hands it over; asks for the one behind it when the cursor
/// of the former was recorded. A thread of its own: it waits at the reconciler for the next event.
final class EventRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);

  /// Small, so that what is recorded of one never keeps Slack's calls waiting for long.
  static final int PAGE = 25;

  private static final Duration LONGEST_POLL = Duration.ofSeconds(25);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private final Reconciler reconciler;
  private final Consumer<Asked<EventPage>> desk;
  private final Rest rest;
  private final SynchronousQueue<EventCursor> recorded = new SynchronousQueue<>();
  private final Thread thread;
  private volatile boolean away;

  /// Lets time pass.
  interface Rest {
    void pause(Duration time) throws InterruptedException;
  }

  /// @param desk answers each page by [#next]
  EventRelay(Reconciler reconciler, Consumer<Asked<EventPage>> desk, Rest rest) {
    this.reconciler = reconciler;
    this.desk = desk;
    this.rest = rest;
    this.thread = Thread.ofVirtual().name("event relay").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Whether the reconciler does not answer.
  boolean isAway() {
    return away;
  }

  /// The cursor behind the last page, after it was recorded.
  void next(EventCursor cursor) throws InterruptedException {
    recorded.put(cursor);
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    try {
      EventCursor cursor = recorded.take();
      while (!Thread.currentThread().isInterrupted()) {
        Asked<EventPage> answer = ask(cursor);
        if (answer instanceof Asked.Known || answer instanceof Asked.Gone) {
          note(false, "");
          pause = FIRST_PAUSE;
          desk.accept(answer);
          cursor = recorded.take();
        } else if (!Thread.currentThread().isInterrupted()) {
          note(true, answer.toString());
          rest.pause(pause);
          pause =
              pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                  ? LONGEST_PAUSE
                  : pause.multipliedBy(2);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A fault must not end it: nobody would be told of anything any more.
  private Asked<EventPage> ask(EventCursor cursor) {
    try {
      return reconciler.events(cursor, PAGE, LONGEST_POLL);
    } catch (RuntimeException e) {
      LOG.error("asking for events failed, which is a fault of the bot; it is asked again", e);
      return new Asked.Unavailable<>(String.valueOf(e.getMessage()));
    }
  }

  private void note(boolean nowAway, String answer) {
    if (nowAway != away) {
      away = nowAway;
      if (nowAway) {
        LOG.warn("the reconciler does not answer; events wait there: {}", answer);
      } else {
        LOG.info("the reconciler answers again");
      }
    }
  }

  /// Whatever it waits for, it ends now.
  @Override
  public void close() {
    Threads.end(thread, ENDS_WITHIN);
  }
}
