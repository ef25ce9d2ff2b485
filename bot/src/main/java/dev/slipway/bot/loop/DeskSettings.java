package dev.slipway.bot.loop;

import dev.slipway.bot.digest.DigestTime;
import dev.slipway.bot.incident.Heartbeat;
import dev.slipway.bot.notify.Subscription;
import java.util.List;
import java.util.Optional;

/// What the configuration says of what is decided.
///
/// @param workspace the only one whose members are listened to; empty: any
/// @param digest when the digest is told; absent: there is none
/// @param heartbeat of alerts; absent: none is expected
/// @param subscriptions of those who hear of incidents beside Slack
public record DeskSettings(
    Optional<String> workspace,
    Optional<DigestTime> digest,
    Optional<Heartbeat> heartbeat,
    List<Subscription> subscriptions) {
  public DeskSettings {
    subscriptions = List.copyOf(subscriptions);
  }

  /// @param workspace the only one whose members are listened to
  public static DeskSettings of(String workspace) {
    return new DeskSettings(Optional.of(workspace), Optional.empty(), Optional.empty(), List.of());
  }

  public DeskSettings with(DigestTime time) {
    return new DeskSettings(workspace, Optional.of(time), heartbeat, subscriptions);
  }

  public DeskSettings with(Heartbeat expected) {
    return new DeskSettings(workspace, digest, Optional.of(expected), subscriptions);
  }

  public DeskSettings with(List<Subscription> others) {
    return new DeskSettings(workspace, digest, heartbeat, others);
  }
}
