package dev.slipway.sandbox.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Slack's limits on calls, once they are switched on: each method by its tier, and posting by
/// channel. Safe for several threads.
///
/// A window is a minute; posting may burst to five in five seconds of a channel.
///
/// Source: <https://docs.slack.dev/apis/web-api/rate-limits>.
public final class RateLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration BURST = Duration.ofSeconds(5);
  private static final int BURST_POSTS = 5;

  private final InstantSource clock;
  private final Map<String, Window> windows = new HashMap<>();
  private boolean on;

  RateLimits(InstantSource clock) {
    this.clock = clock;
  }

  private record Window(Instant since, int calls) {}

  public synchronized void set(boolean wanted) {
    on = wanted;
    windows.clear();
  }

  /// Counts a call.
  ///
  /// @param channel of a post; empty otherwise
  /// @return how long to wait; zero when the call may be served
  synchronized Duration take(Method method, String channel) {
    if (!on) {
      return Duration.ZERO;
    }
    boolean posting = method.tier() == Method.Tier.POSTING;
    return posting
        ? take(method.name() + " " + channel, BURST, BURST_POSTS)
        : take(method.name(), MINUTE, method.tier().perMinute());
  }

  private Duration take(String key, Duration length, int most) {
    Instant now = clock.instant();
    Window window = windows.get(key);
    if (window == null || !now.isBefore(window.since().plus(length))) {
      window = new Window(now, 0);
    }
    if (window.calls() >= most) {
      Duration left = Duration.between(now, window.since().plus(length));
      // In whole seconds, as the header is, and never too short.
      return Duration.ofSeconds(left.plusMillis(999).toSeconds());
    }
    windows.put(key, new Window(window.since(), window.calls() + 1));
    return Duration.ZERO;
  }
}
