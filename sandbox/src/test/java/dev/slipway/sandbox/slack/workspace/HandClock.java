package dev.slipway.sandbox.slack.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test moves by hand.
public final class HandClock implements InstantSource {
  private Instant now = Instant.ofEpochSecond(1_700_000_000);

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
