package dev.slipway.bot.incident;

import java.util.Optional;

/// Why an incident was opened. What is known twice by its [Opening#key] is one incident.
public sealed interface Cause {
  /// @param rollout the id of the one that was taken back
  record RolledBack(String rollout) implements Cause {}

  /// @param request the id of the one that passed every gate
  record EmergencyCalled(String request) implements Cause {}

  /// Nothing can be rolled out there.
  ///
  /// @param kind of the block, as the reconciler names it
  record Blocked(String kind, String reason) implements Cause {}

  /// Git could not be read for too long: what should run there is not known.
  record Stale(String reason) implements Cause {}

  /// @param groupKey Alertmanager's, which stays the same as long as the group exists
  /// @param title what the group's alerts have in common, for people
  /// @param runbook where what to do about them is written: an address or a path
  record Alerts(String groupKey, String title, Optional<String> runbook) implements Cause {}

  /// A person has seen something.
  ///
  /// @param person id of who opened it
  record ByHand(String title, String person) implements Cause {}

  /// An alert that always fires has stopped doing so: nobody would hear of the others.
  record HeartbeatSilent(String heartbeat) implements Cause {}

  /// @param what was to be kept, such as `the bot's journal`
  record BackupFailed(String what, String reason) implements Cause {}

  /// Whether its source says when it is over. Otherwise a person does.
  default boolean endsByItself() {
    return switch (this) {
      case Blocked _, Stale _, Alerts _, HeartbeatSilent _, BackupFailed _ -> true;
      case RolledBack _, EmergencyCalled _, ByHand _ -> false;
    };
  }
}
