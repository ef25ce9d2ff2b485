package dev.slipway.bot.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/// When an errand may be run, so that Slack's limits are kept and an outage is not made worse.
///
/// Has no clock: time is a parameter and must not go back. Remembers what went on; not for several
/// threads. What holds:
/// 1. One card is edited at most every 5 s; the first edit after a quiet time goes at once.
/// 2. One channel gets at most one post a second.
/// 3. The workspace gets at most 50 edits in any minute; the last ones are kept for alerts.
/// 4. After a 429 nothing is sent by that method before its Retry-After has passed.
/// 5. While Slack cannot be reached one errand at a time finds out, ever more rarely.
/// 6. An errand whose outcome is unknown waits ever longer, so that what was late can arrive.
final class Pacing {
  static final int CONCURRENCY = 8;
  private static final Duration BETWEEN_EDITS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

  /// What is said twice at most waits at once as long as anything waits.
  private static final int LAST_CHANCE = 4;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final DoubleSupplier jitter;
  private final Map<String, Instant> nextEdit = new HashMap<>();
  private final Map<String, Instant> nextPost = new HashMap<>();
  private final Map<SlackMethod, Instant> held = new EnumMap<>(SlackMethod.class);
  private final Map<String, Wait> waits = new HashMap<>();
  private final UpdateBudget updates = new UpdateBudget();
  private Wait outage = Wait.NONE;

  /// @param jitter draws from 0 to 1
  Pacing(DoubleSupplier jitter) {
    this.jitter = jitter;
  }

  /// The earliest moment at which it may be run: `now`, or later.
  Instant earliest(Errand errand, Instant now) {
    Stream<Instant> bounds =
        Stream.of(
            now,
            outage.until(),
            held.getOrDefault(SlackMethod.of(errand), now),
            waits.getOrDefault(errand.lane(), Wait.NONE).until(),
            paced(errand, now));
    return bounds.max(Instant::compareTo).orElse(now);
  }

  private Instant paced(Errand errand, Instant now) {
    return switch (errand) {
      case Errand.Post post -> nextPost.getOrDefault(post.channel(), now);
      case Errand.Line line -> nextPost.getOrDefault(line.channel(), now);
      case Errand.Edit edit -> {
        Instant card = nextEdit.getOrDefault(edit.card(), now);
        Instant workspace = updates.earliest(edit.priority(), now);
        yield card.isAfter(workspace) ? card : workspace;
      }
      case Errand.Whisper _, Errand.HomePage _ -> now;
    };
  }

  /// How many errands may be under way at a time.
  int concurrency() {
    return outage.times() == 0 ? CONCURRENCY : 1;
  }

  void started(Errand errand, Instant now) {
    forget(nextEdit.values(), now);
    forget(nextPost.values(), now);
    switch (errand) {
      case Errand.Post post -> nextPost.put(post.channel(), now.plus(BETWEEN_POSTS));
      case Errand.Line line -> nextPost.put(line.channel(), now.plus(BETWEEN_POSTS));
      case Errand.Edit edit -> {
        nextEdit.put(edit.card(), now.plus(BETWEEN_EDITS));
        updates.take(now);
      }
      case Errand.Whisper _, Errand.HomePage _ -> {}
    }
  }

  private static void forget(Collection<Instant> times, Instant now) {
    times.removeIf(time -> !time.isAfter(now));
  }

  /// Slack said yes or no.
  void answered(Errand errand) {
    waits.remove(errand.lane());
    outage = Wait.NONE;
  }

  /// It is not said at all.
  void abandoned(Errand errand) {
    waits.remove(errand.lane());
  }

  void limited(SlackMethod method, Duration retryAfter, Instant now) {
    held.merge(method, now.plus(retryAfter), (one, other) -> one.isAfter(other) ? one : other);
    outage = Wait.NONE;
  }

  void unreachable(Instant now) {
    outage = longer(outage, now);
  }

  /// It may have happened, or the store could not be written.
  void unknown(Errand errand, Instant now) {
    Wait first = errand instanceof Errand.Whisper ? new Wait(LAST_CHANCE, now) : Wait.NONE;
    waits.merge(errand.lane(), longer(first, now), (before, _) -> longer(before, now));
  }

  private Wait longer(Wait before, Instant now) {
    long doubled = FIRST_WAIT.toMillis() << Math.min(before.times(), 10);
    long longest = Math.min(doubled, LONGEST_WAIT.toMillis());
    return new Wait(
        before.times() + 1, now.plusMillis((long) (longest * (0.5 + 0.5 * jitter.getAsDouble()))));
  }

  /// @param times in a row
  private record Wait(int times, Instant until) {
    static final Wait NONE = new Wait(0, Instant.MIN);
  }
}
