package dev.slipway.sandbox.bench;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What the event feed has told, followed across the reconciler's deaths. For one thread.
final class Told implements AutoCloseable {
  private static final Set<String> TERMINAL =
      Set.of(
          "WatchEnded",
          "RolloutRolledBack",
          "RolloutAborted",
          "RolloutFailed",
          "RolloutSuperseded");

  private final ReconcilerClient client;
  private final List<EventRecord> events = new ArrayList<>();
  private final ScheduledExecutorService rest =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private EventCursor cursor = EventCursor.BEGINNING;

  Told(ReconcilerClient client) {
    this.client = client;
  }

  /// Waits until an event is told that passes; those told before count too.
  ///
  /// @throws IOException when none comes in time
  EventRecord await(String what, Predicate<EventRecord> wanted, Duration within)
      throws IOException {
    long deadline = System.nanoTime() + within.toNanos();
    String trouble = "";
    while (System.nanoTime() < deadline) {
      Optional<EventRecord> found = events.stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      try {
        follow(Duration.ofSeconds(1));
      } catch (ReconcilerException e) {
        trouble = ": " + e.getMessage();
        pause(Duration.ofMillis(100));
      }
    }
    throw new IOException(
        "waited " + within.toSeconds() + " s for " + what + ", in vain" + trouble);
  }

  /// Id of the rollout of a version, once it has begun.
  String rolloutOf(String version, Duration within) throws IOException {
    EventRecord started =
        await(
            "the rollout of " + version,
            event ->
                event.type().equals("RolloutStarted")
                    && version.equals(event.data().get("candidate")),
            within);
    return started.rollout().orElseThrow();
  }

  /// The terminal event of a rollout.
  EventRecord end(String rollout, Duration within) throws IOException {
    return await(
        "the end of rollout " + rollout,
        event -> TERMINAL.contains(event.type()) && event.rollout().equals(Optional.of(rollout)),
        within);
  }

  /// Waits until Git says again what serves, after a rollout was rolled back.
  ///
  /// @param end of that rollout
  void writtenBack(EventRecord end, Duration within) throws IOException {
    EventRecord _ =
        await(
            "the write-back after rollout " + end.rollout().orElse("?"),
            event -> event.type().equals("WriteBackWritten") && event.position() > end.position(),
            within);
  }

  /// All that has been told by now.
  List<EventRecord> all() throws ReconcilerException {
    while (follow(Duration.ZERO) > 0) {
      // Another page may follow.
    }
    return List.copyOf(events);
  }

  long ends(String rollout) {
    return events.stream()
        .filter(event -> event.rollout().equals(Optional.of(rollout)))
        .filter(event -> TERMINAL.contains(event.type()))
        .count();
  }

  void pause(Duration time) throws IOException {
    try {
      rest.schedule(() -> {}, time.toMillis(), TimeUnit.MILLISECONDS).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("nothing runs there", e);
    }
  }

  private int follow(Duration wait) throws ReconcilerException {
    EventPage page = client.events(cursor, 1_000, wait);
    events.addAll(page.events());
    cursor = EventCursor.behind(page);
    return page.events().size();
  }

  @Override
  public void close() {
    rest.shutdownNow();
    client.close();
  }
}
