package dev.slipway.reconciler.target.engine;

import java.time.Duration;

/// Our own, because the client keeps none on a unix socket.
///
/// @param call of a question
/// @param order of one that changes something: a busy engine takes seconds to start a container
/// @param pull how long a start waits for an image; the pull itself goes on
/// @param silence a pull that says nothing for so long is given up
public record Deadlines(Duration call, Duration order, Duration pull, Duration silence) {
  public static final Deadlines DEFAULT =
      new Deadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          Duration.ofMinutes(2));
}
