package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
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
  private final Incidents incidents;

  Alerts(Turn turn, People people, Incidents incidents) {
    this.turn = turn;
    this.people = people;
    this.incidents = incidents;
  }

  void on(Following following) {
    Optional<Outcome> outcome = following.end().map(Following.End::outcome);
    boolean bad =
        outcome
            .filter(each ->
                each == Outcome.ROLLED_BACK || each == Outcome.ABORTED || each == Outcome.FAILED)
            .isPresent();
    if (bad) {
      Opening opening = opening(following);
      if (following.end().flatMap(Following.End::by).isEmpty()) {
        incidents.once(opening);
      }
      say(
          following.place(),
          Names.alertCard(following.rollout()),
          incidents.on(
              opening.key(),
              RollbackAlert.of(
                  following, turn.status(following.rollout()), background(following))));
    }
  }

  private Opening opening(Following following) {
    return incidents.opening(
        new Cause.RolledBack(following.rollout()),
        severity(following),
        about(following.place(), Optional.of(following.rollout())));
  }

  /// Nothing serves, or nothing but what failed: else users have what they had before.
  private static Severity severity(Following following) {
    return following.end().map(Following.End::outcome).equals(Optional.of(Outcome.FAILED))
        ? Severity.CRITICAL
        : Severity.MAJOR;
  }

  private static About about(Place place, Optional<String> suspect) {
    return new About(Optional.of(place.environment()), Optional.of(place.service()), suspect);
  }

  /// What is said of the incident stands on the message that told of it first.
  void onIncident(IncidentState state) {
    switch (state.incident().opening().cause()) {
      case Cause.RolledBack(String rollout) -> turn.following(rollout).ifPresent(this::on);
      case Cause.EmergencyCalled(String request) ->
          turn.request(new RequestId(request)).ifPresent(this::onEmergency);
      case Cause.Blocked _,
          Cause.Stale _,
          Cause.Alerts _,
          Cause.ByHand _,
          Cause.HeartbeatSilent _,
          Cause.BackupFailed _ ->
          incidents.say(state);
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
      Opening opening =
          incidents.opening(
              new Cause.EmergencyCalled(request.ask().id().text()),
              Severity.MAJOR,
              about(request.ask().place(), Optional.empty()));
      incidents.once(opening);
      say(
          request.ask().place(),
          Names.emergencyCard(request.ask().id()),
          incidents.on(opening.key(), EmergencyAlert.of(request.ask(), request.planned().get())));
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
