package dev.slipway.sandbox.slack.delivery;

import java.time.Duration;
import java.util.List;

/// How long Slack waits.
///
/// @param patience for an answer
/// @param retries waits before the second, third and fourth try of an event. Slack's are none, a
///   minute and five minutes: <https://docs.slack.dev/apis/events-api>
public record DeliverySettings(Duration patience, List<Duration> retries) {
  /// As Slack, with shorter waits between tries; none of under a second, because a try in the same
  /// second has the same signature, and an app may take it for a replay.
  public static final DeliverySettings SHORT =
      new DeliverySettings(
          Duration.ofSeconds(3),
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)));

  public DeliverySettings {
    retries = List.copyOf(retries);
  }
}
