package dev.slipway.environments.language;

import java.time.Duration;

/// How an instance is found healthy: GET `path` answers 2xx.
///
/// @param successes answers in a row that make an instance healthy
/// @param failures answers in a row that make it unhealthy
/// @param startWithin an instance that was never healthy by then has failed to start
public record Health(
    String path,
    Duration interval,
    Duration timeout,
    int successes,
    int failures,
    Duration startWithin) {
  public Health {
    if (!path.startsWith("/") || successes < 1 || failures < 1) {
      throw new IllegalArgumentException("not a health check: " + path);
    }
  }
}
