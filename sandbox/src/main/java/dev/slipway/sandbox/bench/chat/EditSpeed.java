package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.Figure;
import dev.slipway.sandbox.bench.Waiting;
import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// How soon an event shows in its message.
///
/// The bot edits one message at most every 5 s and keeps to what Slack takes from a whole
/// workspace, so an event may wait for that by design. Measured is what comes on top: each event is
/// of another rollout, whose message nobody has edited for longer than that.
///
/// ```
/// 1. so many rollouts begin; wait until each has its message and all have been quiet for 6 s
/// 2. one after the other, every 2 s: put an event into the feed, wait for the edit
/// ```
final class EditSpeed {
  private static final Duration QUIET = Duration.ofSeconds(6);
  private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(2);

  private final ChatBed bed;
  private final Consumer<String> progress;

  EditSpeed(ChatBed bed, Consumer<String> progress) {
    this.bed = bed;
    this.progress = progress;
  }

  Figure measure(int count) throws IOException {
    Watch watch = new Watch();
    bed.slack().workspace().listen(watch);
    try {
      List<RecordedRollout> rollouts = begin(count);
      for (RecordedRollout rollout : rollouts) {
        var _ =
            Waiting.until(
                "the message of " + rollout.id(), () -> watch.posted(rollout).isPresent());
      }
      Waiting.until("quiet", () -> System.nanoTime() - watch.last > QUIET.toNanos());
      List<Double> times = new ArrayList<>();
      for (RecordedRollout rollout : rollouts) {
        times.add(edit(rollout, watch));
      }
      progress.accept(count + " edits");
      return Figure.of(
          "eventToEdit",
          "Event recorded until its message is edited, not edited lately",
          "ms",
          times);
    } finally {
      bed.slack().workspace().forget(watch);
    }
  }

  /// In places that differ, so that none takes another's place.
  private List<RecordedRollout> begin(int count) {
    List<RecordedRollout> rollouts = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      RecordedRollout rollout =
          new RecordedRollout(
              "edited-" + number,
              ChatBed.ENVIRONMENTS.get(number % ChatBed.ENVIRONMENTS.size()),
              ChatBed.SERVICES.get(number / ChatBed.ENVIRONMENTS.size() % ChatBed.SERVICES.size()),
              "3.0." + number + "-edited",
              Optional.empty());
      rollouts.add(rollout);
      bed.reconciler().publish(List.of(rollout.started(Instant.now())));
    }
    return rollouts;
  }

  private double edit(RecordedRollout rollout, Watch watch) throws IOException {
    String ts = watch.posted(rollout).orElseThrow();
    watch.edits.remove(ts);
    long from = System.nanoTime();
    bed.reconciler().publish(List.of(rollout.reached(10, 1, Instant.now())));
    Waiting.until("the edit for " + rollout.id(), () -> watch.edited(ts).isPresent());
    Waiting.until(from + BETWEEN_EVENTS.toNanos());
    return (watch.edited(ts).orElseThrow() - from) / 1e6;
  }

  /// What the local Slack tells of messages. Told on Slack's threads.
  private static final class Watch implements Consumer<Change> {
    private final Map<String, String> posted = new ConcurrentHashMap<>();
    private final Map<String, Long> edits = new ConcurrentHashMap<>();
    private volatile long last = System.nanoTime();

    @Override
    public void accept(Change change) {
      switch (change) {
        case Change.MessagePosted(Message message) when message.thread().isEmpty() -> {
          posted.put(message.ts(), message.content().text());
          last = System.nanoTime();
        }
        case Change.MessageEdited(Message _, Message after) -> {
          last = System.nanoTime();
          edits.putIfAbsent(after.ts(), last);
        }
        default -> {}
      }
    }

    Optional<Long> edited(String ts) {
      return Optional.ofNullable(edits.get(ts));
    }

    Optional<String> posted(RecordedRollout rollout) {
      return posted.entrySet().stream()
          .filter(entry -> entry.getValue().contains(rollout.candidate()))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }
}
