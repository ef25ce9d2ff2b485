package dev.slipway.sandbox.slack.delivery;

/// A way to the app.
@FunctionalInterface
public interface Courier {
  /// Delivers and waits for the answer, no longer than Slack waits. May be called on several
  /// threads.
  Receipt deliver(Parcel parcel, Attempt attempt);
}
