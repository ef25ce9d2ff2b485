package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.message.EmergencyAlert;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.RollbackAlert;
import dev.slipway.bot.message.RollbackAlert.Background;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the channel for incidents hears: once for each rollout that goes back or fails, as soon as
/// it is decided; the same message then tells the end.
final class Alerts {
  private final Turn turn;
  private final People people;

  Alerts(Turn turn, People people) {
    this.turn = turn;
    this.people = people;
  }

  void on(Following following) {
    Optional<Outcome> outcome = following.end().map(Following.End::outcome);
    boolean bad =
        outcome
            .filter(each ->
                each == Outcome.ROLLED_BACK || each == Outcome.ABORTED || each == Outcome.FAILED)
            .isPresent();
    if (bad) {
      say(
          following.place(),
          Names.alertCard(following.rollout()),
          RollbackAlert.of(following, turn.status(following.rollout()), background(following)));
    }
  }

  /// What was read back of a rollout on its way back: users may have left it meanwhile.
  void onStatus(Following following) {
    if (following.phase() == Following.Phase.RETURNING) {
      on(following);
    }
  }

  void personNeeded(Place place, String reason, Instant since, String id) {
    say(
        place,
        Names.alertCard(id),
        RollbackAlert.personNeeded(
            place,
            reason,
            since,
            new Background(people, Optional.empty(), List.of(), Optional.empty(), false)));
  }

  /// Once, from when it passes its gates: a person has taken it on themselves.
  void onEmergency(RequestState request) {
    if (request.ask().emergency().isPresent() && request.planned().isPresent()) {
      say(
          request.ask().place(),
          Names.emergencyCard(request.ask().id()),
          EmergencyAlert.of(request.ask(), request.planned().get()));
    }
  }

  private void say(Place place, String card, Message message) {
    turn.snapshot()
        .rules(place.environment())
        .map(EnvironmentDefinition::channels)
        .flatMap(channels -> channels.incidents())
        .ifPresent(channel -> turn.say(new Outgoing.Card(card, channel, message, Priority.ALERT)));
  }

  private Background background(Following following) {
    Optional<RequestState> request =
        following.requests().stream()
            .filter(RequestId::isValid)
            .flatMap(id -> turn.request(new RequestId(id)).stream())
            .findFirst();
    List<Approval> approvals = request.map(RequestState::given).orElse(List.of());
    return new Background(
        people, request.map(state -> state.ask().requester()), approvals, Optional.empty(), false);
  }
}
