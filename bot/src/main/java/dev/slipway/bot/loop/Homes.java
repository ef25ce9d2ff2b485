package dev.slipway.bot.loop;

import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.message.HomePage;
import dev.slipway.bot.message.OnDutyLines;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.StopLines;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.request.Actor;
import java.util.List;
import java.util.Optional;

/// A person's App Home as of now.
final class Homes {
  private Homes() {}

  /// @param status absent while the reconciler does not answer
  static void show(Turn turn, Who who, Actor actor, Optional<EnvironmentsStatus> status) {
    Waiting waiting = new Waiting(turn, who);
    turn.say(
        new Outgoing.HomePage(
            actor.slack(),
            HomePage.of(
                waiting.decidableBy(actor),
                waiting.of(actor),
                status,
                stops(turn),
                OnDutyLines.schedules(
                    new Duty(turn.snapshot().onCall(), turn.snapshot().roster()), turn.now()))));
  }

  private static List<String> stops(Turn turn) {
    return turn.snapshot().state().stream()
        .flatMap(state ->
            StopLines.of(state.rules().values(), new People(turn.snapshot().roster()), turn.now())
                .stream())
        .toList();
  }
}
