package dev.slipway.sandbox.traffic;

import java.time.Duration;

/// One request and how it ended: a line of the log.
///
/// @param due when it was to be sent, since the traffic began
/// @param late how long after that it was sent
/// @param latency from when it was due to the end of the answer, so that a request that had to wait
///   for its turn counts the wait (no coordinated omission)
public record Shot(Request request, Duration due, Duration late, Duration latency, Ending ending) {
  /// @param number from 0
  /// @param fresh whether on a connection of its own; else on a kept one, where one is free
  /// @param slow whether its answer is to take [#SLOW]
  record Request(long number, boolean post, boolean fresh, boolean slow, String host) {
    private static final Duration SLOW = Duration.ofSeconds(3);

    String method() {
      return post ? "POST" : "GET";
    }

    String path() {
      return slow ? "/slow?ms=" + SLOW.toMillis() : post ? "/orders" : "/";
    }
  }
}
