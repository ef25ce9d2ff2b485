package dev.slipway.bot.loop;

import dev.slipway.api.state.BackupStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.message.Span;
import dev.slipway.bot.reconciler.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A journal of which no backup can be made is an incident, until one is made. Nothing of it is
/// remembered beside the incident itself.
///
/// 1. The last try failed, or the newest is older than twice the time between two: the same
///    incident, whichever is seen first.
/// 2. Only a backup from after the incident last fired ends it: after a restart nothing has failed
///    yet, and nothing is mended by that.
/// 3. What a person resolved stays so until it begins anew.
final class BackupLookout {
  static final String OF_THE_BOT = "the bot's journal";
  static final String OF_THE_RECONCILER = "the reconciler's journal";

  private final Turn turn;
  private final Incidents incidents;

  BackupLookout(Turn turn, Incidents incidents) {
    this.turn = turn;
    this.incidents = incidents;
  }

  /// @param since when it is so
  private record Trouble(String reason, Instant since) {}

  /// @param own of the bot's journal
  /// @param answer what the reconciler says of its own; while it does not answer nothing is known
  void take(BackupStatus own, Asked<EnvironmentsStatus> answer) {
    look(OF_THE_BOT, own);
    if (answer instanceof Asked.Known<EnvironmentsStatus>(EnvironmentsStatus status)) {
      status.backup().ifPresent(backup -> look(OF_THE_RECONCILER, backup));
    }
  }

  private void look(String what, BackupStatus backup) {
    trouble(backup)
        .ifPresentOrElse(
            trouble -> incidents.holds(opening(what, trouble.reason()), trouble.since()),
            () ->
                turn.newestIncident(Opening.keyOfBackup(what))
                    .filter(state -> !state.isResolved() && isMadeSince(backup, state))
                    .ifPresent(incidents::over));
  }

  private Opening opening(String what, String reason) {
    return incidents.opening(
        new Cause.BackupFailed(what, reason), Severity.MAJOR, About.NOTHING_KNOWN);
  }

  private Optional<Trouble> trouble(BackupStatus backup) {
    return backup
        .failure()
        .map(failure -> new Trouble(failure.reason(), failure.since()))
        .or(() -> old(backup));
  }

  private Optional<Trouble> old(BackupStatus backup) {
    Duration late = backup.age().minus(backup.every().multipliedBy(2));
    return late.isPositive()
        ? Optional.of(
            new Trouble(
                "none was made for %s, although one is due every %s"
                    .formatted(Span.words(backup.age()), Span.words(backup.every())),
                turn.now().minus(late)))
        : Optional.empty();
  }

  /// By the bot's own clock, whoever made it.
  private boolean isMadeSince(BackupStatus backup, IncidentState state) {
    Instant made = turn.now().minus(backup.age());
    return backup.newest().isPresent() && made.isAfter(state.incident().firings().last());
  }
}
