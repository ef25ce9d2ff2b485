package dev.slipway.bot.incident;

import java.time.Instant;

/// With what an incident begins; it never changes.
public record Opening(IncidentId id, Severity severity, Cause cause, About about, Instant at) {
  /// The same for all that belongs to one incident. What people open by hand belongs to no other.
  public String key() {
    return switch (cause) {
      case Cause.RolledBack(String rollout) -> keyOfRollout(rollout);
      case Cause.EmergencyCalled(String request) -> keyOfEmergency(request);
      case Cause.Blocked(String kind, _) -> "block " + kind + place();
      case Cause.Stale _ -> "stale" + place();
      case Cause.Alerts(String groupKey, _, _) -> "alerts " + groupKey;
      case Cause.ByHand _ -> "hand " + id;
      case Cause.HeartbeatSilent(String heartbeat) -> "heartbeat " + heartbeat;
      case Cause.BackupFailed(String what, _) -> keyOfBackup(what);
    };
  }

  /// Of the incident that a rollout's way back is.
  public static String keyOfRollout(String rollout) {
    return "rollout " + rollout;
  }

  /// Of the incident that an emergency's request is.
  public static String keyOfEmergency(String request) {
    return "emergency " + request;
  }

  /// Of the incident that a backup which failed is.
  public static String keyOfBackup(String what) {
    return "backup " + what;
  }

  private String place() {
    return about.environment().map(" "::concat).orElse("")
        + about.service().map("/"::concat).orElse("");
  }
}
