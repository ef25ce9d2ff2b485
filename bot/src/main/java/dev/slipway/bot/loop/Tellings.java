package dev.slipway.bot.loop;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.notify.Notice;
import dev.slipway.bot.notify.Notices;
import dev.slipway.bot.notify.Subscription;
import java.util.List;

/// What is told beside Slack of incidents that changed in a turn. It is read off their timelines,
/// so whatever changed them is told.
final class Tellings {
  private final Turn turn;
  private final List<Subscription> subscriptions;

  Tellings(Turn turn, List<Subscription> subscriptions) {
    this.turn = turn;
    this.subscriptions = subscriptions;
  }

  /// At the end of a turn.
  void tell() {
    turn.incidents().values().forEach(this::tell);
  }

  private void tell(IncidentState state) {
    int known = turn.incidentBefore(state.id()).map(Notices::known).orElse(0);
    for (Notice notice : Notices.since(known, state, turn.snapshot().roster())) {
      subscriptions.stream()
          .flatMap(subscription -> subscription.dispatches(notice).stream())
          .forEach(turn::dispatch);
    }
  }
}
