package dev.slipway.sandbox.slack.delivery;

import java.time.Duration;
import java.util.List;

/// How long Slack waits.
///
/// @param patience for an answer
/// @param retries waits before the second, third and fourth try of an event. Slack's are none, a
///   minute and five minutes: <https://docs.slack.dev/apis/events-api>
public record DeliverySettings(Duration patience, List<Duration> retries) {
  /// As Slack, with shorter waits between tries.
  public static final DeliverySettings SHORT =
      new DeliverySettings(
          Duration.ofSeconds(3),
          List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(30)));

  public DeliverySettings {
    retries = List.copyOf(retries);
  }
}
