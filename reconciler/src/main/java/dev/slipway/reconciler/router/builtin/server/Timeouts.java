package dev.slipway.reconciler.router.builtin.server;

import java.time.Duration;

/// How long the router waits for others.
///
/// @param connect for a connection to an instance, after which the next one is tried
/// @param head from a request sent to the first byte of its answer, after which 504
/// @param idle without a byte in either direction, also in tunnels
/// @param overall from a request's head to the end of its answer; zero for no such limit
/// @param drain for requests in flight when the router is told to stop
record Timeouts(Duration connect, Duration head, Duration idle, Duration overall, Duration drain) {
  static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ZERO,
          Duration.ofSeconds(10));
}
