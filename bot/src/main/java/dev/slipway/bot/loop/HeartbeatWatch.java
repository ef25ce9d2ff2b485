package dev.slipway.bot.loop;

import dev.slipway.bot.incident.Heartbeat;
import java.time.Duration;
import java.time.Instant;

/// Since when the heartbeat of alerts was not heard, although it could have been. Time in which the
/// bot did not look counts nothing, because it was away, asleep or without its journal: nobody
/// could have told it.
final class HeartbeatWatch {
  /// The loop looks every few seconds.
  private static final Duration AWAY = Duration.ofMinutes(1);

  private final Heartbeat heartbeat;
  private Instant since;
  private Instant looked;
  private boolean heard;

  HeartbeatWatch(Heartbeat heartbeat, Instant now) {
    this.heartbeat = heartbeat;
    this.since = now;
    this.looked = now;
  }

  String alert() {
    return heartbeat.alert();
  }

  /// To be called again and again, before anything else. A clock that was put back begins the wait
  /// anew.
  void look(Instant now) {
    if (Duration.between(looked, now).compareTo(AWAY) > 0 || now.isBefore(looked)) {
      since = now;
      heard = false;
    }
    looked = now;
  }

  void hear(Instant at) {
    heard = true;
    since = at.isAfter(since) ? at : since;
  }

  /// For too long.
  boolean isSilent() {
    return Duration.between(since, looked).compareTo(heartbeat.within()) > 0;
  }

  /// Not known before it was heard once since the wait began.
  boolean isThere() {
    return heard && !isSilent();
  }
}
