package dev.slipway.telemetry;

import dev.slipway.telemetry.SpanSink.Answer;
import dev.slipway.telemetry.span.Span;
import dev.slipway.telemetry.span.SpanSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a collector what a journal records, on a thread of its own.
///
/// ```
/// begin where the bookmark says, else at the journal's end
/// again and again
///   read a page, or wait for a hint where there is none
///   send its spans, and again until they are taken or refused; what was told before is only read
///   set the bookmark
/// ```
///
/// 1. Nobody waits for the collector: a hint takes no time, and nothing is kept in memory but one
///    page and the spans that go on. What cannot be sent now stays in the journal.
/// 2. A span is told at least once; twice it has the same id.
/// 3. What is refused for good is dropped and counted, so that it holds up nothing behind it.
/// 4. Closing takes at most a few seconds; what was not told then is told after the next start.
public final class TraceExport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);
  private static final int PAGE = 200;
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final SpanSource source;
  private final SpanSink sink;
  private final Path bookmark;
  private final Waits waits;
  private final long atStart;
  private final SpanCounts counts = new SpanCounts();
  private final Semaphore hints = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private final Complaints complaints = new Complaints(LOG);

  /// Known to the thread only.
  private Optional<Place> place = Optional.empty();

  private TraceExport(SpanSource source, SpanSink sink, Path bookmark, Waits waits) {
    this.source = source;
    this.sink = sink;
    this.bookmark = bookmark;
    this.waits = waits;
    this.atStart = source.newest();
    this.thread = Thread.ofVirtual().name("traces").unstarted(this::run);
  }

  /// @param bookmark file that says how far the journal was told; where there is none, what was
  ///   recorded before this is not told
  public static TraceExport start(SpanSource source, SpanSink sink, Path bookmark, Waits waits) {
    TraceExport export = new TraceExport(source, sink, bookmark, waits);
    export.thread.start();
    return export;
  }

  public SpanCounts counts() {
    return counts;
  }

  /// There is something new. Quick; for any thread.
  public void hint() {
    if (hints.availablePermits() == 0) {
      hints.release();
    }
  }

  private void run() {
    Duration wait = Duration.ZERO;
    boolean goesOn = true;
    try {
      while (goesOn) {
        boolean last = isClosing();
        try {
          if (!look()) {
            goesOn = !last;
            awaitHint(last);
          }
          wait = Duration.ZERO;
        } catch (IOException | RuntimeException e) {
          complaints.about("traces cannot be told: " + e.getMessage());
          wait = waits.after(wait);
          goesOn = !isClosingWithin(wait);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitHint(boolean last) throws InterruptedException {
    if (!last) {
      hints.acquire();
      hints.drainPermits();
    }
  }

  /// @return whether there may be more
  private boolean look() throws IOException, InterruptedException {
    Place at = place.isPresent() ? place.get() : begin();
    place = Optional.of(at);
    boolean again = at.position() < at.told();
    int limit = again ? (int) Math.min(PAGE, at.told() - at.position()) : PAGE;
    SpanSource.Page page = source.read(at.position(), limit);
    if (page.through() == at.position()) {
      return false;
    }
    if (!again && !page.spans().isEmpty()) {
      deliver(page.spans());
    }
    Place next = new Place(page.through(), Math.max(at.told(), page.through()));
    // Before what may fail: the source has read on, and is never asked for the same twice.
    place = Optional.of(next);
    new Bookmark(page.resume(), next.told()).write(bookmark);
    return true;
  }

  private Place begin() throws IOException {
    Bookmark mark =
        Bookmark.read(bookmark)
            .filter(known -> known.told() <= atStart)
            .orElseGet(() -> new Bookmark(atStart, atStart));
    mark.write(bookmark);
    return new Place(Math.min(mark.resume(), mark.told()), mark.told());
  }

  /// @param position what was read
  /// @param told what was told; after a start more than what was read
  private record Place(long position, long told) {}

  /// @throws InterruptedException when the end comes first
  private void deliver(List<Span> spans) throws InterruptedException {
    Duration wait = Duration.ZERO;
    while (true) {
      Answer answer = sink.send(spans);
      counts.count(answer, spans.size());
      switch (answer) {
        case Answer.Taken() -> {
          complaints.settled("traces are taken again");
          return;
        }
        case Answer.Refused(String reason) -> {
          complaints.about(spans.size() + " spans are dropped: " + reason);
          return;
        }
        case Answer.Unavailable(String reason) ->
            complaints.about("traces wait in the journal: " + reason);
      }
      wait = waits.after(wait);
      if (isClosingWithin(wait)) {
        throw new InterruptedException("closing before the collector has taken everything");
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private boolean isClosingWithin(Duration wait) throws InterruptedException {
    return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closing.countDown();
    hints.release();
    try {
      if (!thread.join(LAST_WORDS)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    sink.close();
  }
}
