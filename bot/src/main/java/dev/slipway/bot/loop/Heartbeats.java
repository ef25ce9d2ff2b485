package dev.slipway.bot.loop;

import dev.slipway.bot.alert.AlertGroup;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentMachine;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.journal.Journal.Received;
import dev.slipway.bot.slack.Inbound;
import java.util.List;
import java.util.Optional;

/// The heartbeat of alerts: silent for too long it is an incident, until it is heard again.
final class Heartbeats {
  private static final String NAME = "alertname";

  private final Turn turn;
  private final Incidents incidents;
  private final HeartbeatWatch watch;

  Heartbeats(Turn turn, Incidents incidents, HeartbeatWatch watch) {
    this.turn = turn;
    this.incidents = incidents;
    this.watch = watch;
  }

  /// @param received what has come; may be given again
  void look(List<Received> received) {
    watch.look(turn.now());
    for (Received each : received) {
      if (each.inbound() instanceof Inbound.Alerted(_, AlertGroup group) && isHeartbeat(group)) {
        watch.hear(each.at());
      }
    }
    look();
  }

  private boolean isHeartbeat(AlertGroup group) {
    return group.status() == AlertGroup.Status.FIRING
        && group.label(NAME).equals(Optional.of(watch.alert()));
  }

  private void look() {
    Opening opening =
        incidents.opening(
            new Cause.HeartbeatSilent(watch.alert()), Severity.MAJOR, About.NOTHING_KNOWN);
    Optional<IncidentState> open =
        turn.openIncidents().stream()
            .filter(state -> state.incident().opening().key().equals(opening.key()))
            .findFirst();
    if (watch.isSilent() && open.isEmpty()) {
      begin(opening);
    }
    if (watch.isThere()) {
      open.ifPresent(state -> incidents.tell(state.id(), new IncidentSignal.SourceResolved()));
    }
  }

  /// Shortly after it was over it is the same one again.
  private void begin(Opening opening) {
    turn.newestIncident(opening.key())
        .filter(state -> IncidentMachine.takes(state, turn.now()))
        .ifPresentOrElse(
            state -> incidents.tell(state.id(), new IncidentSignal.Fired(incidents.duty())),
            () -> incidents.begin(opening));
  }
}
