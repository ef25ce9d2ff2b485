package dev.slipway.sandbox.slack.faults;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// What goes wrong, until it is used up or cleared. Safe for several threads.
///
/// A method is named as in Slack's API, `response_url` for those, or `*` for all. A call meets, in
/// this order: outage, slowness, 429, 5xx, a lost answer.
public final class Faults {
  /// Stands for every method.
  public static final String ANY = "*";

  private final Runnable cutSockets;
  private final Map<String, TooMany> tooMany = new HashMap<>();
  private final Map<String, Integer> lost = new HashMap<>();
  private Random random = new Random(1);
  private double failShare;
  private Duration delay = Duration.ZERO;
  private int duplicates;
  private boolean outage;

  /// @param cutSockets what an outage does to sockets that are open
  public Faults(Runnable cutSockets) {
    this.cutSockets = cutSockets;
  }

  private record TooMany(int calls, Duration retryAfter) {}

  /// What a call meets.
  private enum Fate {
    NOTHING,
    AWAY,
    FAILED,
    LOST
  }

  /// The next calls of a method are answered 429.
  ///
  /// @param retryAfter whole seconds, at least one
  public synchronized void rateLimit(String method, int calls, Duration retryAfter) {
    tooMany.put(method, new TooMany(calls, retryAfter));
  }

  /// That share of calls, 0 to 1, is answered 503 and not done; which ones, the seed decides.
  public synchronized void fail(double share, long seed) {
    failShare = share;
    random = new Random(seed);
  }

  /// The next calls of a method are done, and the connection is cut before the answer.
  public synchronized void loseAnswers(String method, int calls) {
    lost.put(method, calls);
  }

  /// Every call takes that much longer.
  public synchronized void slow(Duration each) {
    delay = each;
  }

  /// The next events come twice.
  public synchronized void duplicate(int events) {
    duplicates = events;
  }

  /// While Slack is away, connections are cut without an answer, sockets too; nothing that a person
  /// does reaches the app, and events wait for the end.
  public void outage(boolean away) {
    synchronized (this) {
      outage = away;
      notifyAll();
    }
    if (away) {
      cutSockets.run();
    }
  }

  public synchronized boolean isAway() {
    return outage;
  }

  /// Nothing goes wrong any more.
  public synchronized void clear() {
    tooMany.clear();
    lost.clear();
    failShare = 0;
    delay = Duration.ZERO;
    duplicates = 0;
    outage = false;
    notifyAll();
  }

  /// Answers a call, or lets it go wrong.
  public Answer around(String method, Supplier<? extends Answer> call) {
    if (isAway()) {
      return new Answer.Cut();
    }
    pause();
    Duration wait = retryAfter(method);
    if (wait.isPositive()) {
      return Answer.json(429, error("ratelimited"))
          .with("Retry-After", String.valueOf(wait.toSeconds()));
    }
    return switch (fate(method)) {
      case AWAY -> new Answer.Cut();
      case FAILED -> Answer.json(503, error("service_unavailable"));
      case LOST -> {
        var _ = call.get();
        yield new Answer.Cut();
      }
      case NOTHING -> {
        Answer answer = call.get();
        // The outage may have begun while the call was served.
        yield isAway() ? new Answer.Cut() : answer;
      }
    };
  }

  /// What is in force, for people.
  public synchronized JsonObject describe() {
    return JsonObject.of("outage", outage, "slowMillis", delay.toMillis())
        .with("failShare", failShare)
        .with("duplicates", duplicates)
        .with("lost", lost)
        .with("rateLimited", tooMany.keySet());
  }

  /// Blocks while Slack is away.
  synchronized void awaitReturn() throws InterruptedException {
    while (outage) {
      wait();
    }
  }

  synchronized boolean takeDuplicate() {
    if (duplicates == 0) {
      return false;
    }
    duplicates--;
    return true;
  }

  private void pause() {
    Duration each;
    synchronized (this) {
      each = delay;
    }
    if (each.isPositive()) {
      try {
        Thread.sleep(each);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized Duration retryAfter(String method) {
    String key = tooMany.containsKey(method) ? method : ANY;
    TooMany refused = tooMany.get(key);
    if (refused == null) {
      return Duration.ZERO;
    }
    if (refused.calls() <= 1) {
      tooMany.remove(key);
    } else {
      tooMany.put(key, new TooMany(refused.calls() - 1, refused.retryAfter()));
    }
    return refused.retryAfter();
  }

  private synchronized Fate fate(String method) {
    if (outage) {
      return Fate.AWAY;
    }
    if (failShare > 0 && random.nextDouble() < failShare) {
      return Fate.FAILED;
    }
    String key = lost.containsKey(method) ? method : ANY;
    int left = lost.getOrDefault(key, 0);
    if (left == 0) {
      return Fate.NOTHING;
    }
    if (left == 1) {
      lost.remove(key);
    } else {
      lost.put(key, left - 1);
    }
    return Fate.LOST;
  }

  private static String error(String error) {
    return JsonObject.of("ok", false, "error", error).toString();
  }
}
