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
  private Chances chances = Chances.NONE;
  private Dealt dealt = Dealt.NOTHING;
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
    LIMITED,
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
  public void fail(double share, long seed) {
    chance(Chances.failing(share), seed);
  }

  /// Any call may go wrong, until told otherwise; which ones, the seed decides.
  public synchronized void chance(Chances wanted, long seed) {
    chances = wanted;
    random = new Random(seed);
  }

  public synchronized Dealt dealt() {
    return dealt;
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
    chances = Chances.NONE;
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
      return limited(wait);
    }
    return switch (fate(method)) {
      case AWAY -> new Answer.Cut();
      case LIMITED -> limited(pauseByChance());
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

  private static Answer limited(Duration wait) {
    return Answer.json(429, error("ratelimited"))
        .with("Retry-After", String.valueOf(wait.toSeconds()));
  }

  /// What is in force, for people.
  public synchronized JsonObject describe() {
    return JsonObject.of("outage", outage, "slowMillis", delay.toMillis())
        .with("failShare", chances.failed())
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
    dealt = dealt.plus(new Dealt(0, 1, 0, 0));
    if (refused.calls() <= 1) {
      tooMany.remove(key);
    } else {
      tooMany.put(key, new TooMany(refused.calls() - 1, refused.retryAfter()));
    }
    return refused.retryAfter();
  }

  private synchronized Duration pauseByChance() {
    return chances.retryAfter();
  }

  private synchronized Fate fate(String method) {
    if (outage) {
      return Fate.AWAY;
    }
    Fate fate = drawn();
    if (fate == Fate.NOTHING && isOrderedLost(method)) {
      fate = Fate.LOST;
    }
    dealt =
        dealt.plus(
            switch (fate) {
              case NOTHING -> new Dealt(1, 0, 0, 0);
              case AWAY -> Dealt.NOTHING;
              case LIMITED -> new Dealt(0, 1, 0, 0);
              case FAILED -> new Dealt(0, 0, 1, 0);
              case LOST -> new Dealt(0, 0, 0, 1);
            });
    return fate;
  }

  private Fate drawn() {
    double failed = chances.failed();
    double limited = failed + chances.limited();
    double drawn = limited + chances.lost() > 0 ? random.nextDouble() : 1;
    if (drawn < failed) {
      return Fate.FAILED;
    }
    if (drawn < limited) {
      return Fate.LIMITED;
    }
    return drawn < limited + chances.lost() ? Fate.LOST : Fate.NOTHING;
  }

  private boolean isOrderedLost(String method) {
    String key = lost.containsKey(method) ? method : ANY;
    int left = lost.getOrDefault(key, 0);
    if (left == 0) {
      return false;
    }
    if (left == 1) {
      lost.remove(key);
    } else {
      lost.put(key, left - 1);
    }
    return true;
  }

  private static String error(String error) {
    return JsonObject.of("ok", false, "error", error).toString();
  }
}
