package dev.slipway.bot.loop;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.message.CardContext;
import dev.slipway.bot.message.MergeCard;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.RequestCard;
import dev.slipway.bot.message.ThreadLine;
import dev.slipway.bot.message.Trouble;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Renders what changed in a turn: the message of each request and rollout, lines in their threads.
/// Unchanged content is said again and costs nothing: the outbox compares.
final class Cards {
  private final Turn turn;
  private final Alerts alerts;
  private final People people;
  private final Who who;

  Cards(Turn turn, Incidents incidents, People people, Who who) {
    this.turn = turn;
    this.people = people;
    this.who = who;
    this.alerts = new Alerts(turn, people, incidents);
  }

  /// One line for an event, in the thread of each message that tells of its rollout.
  ///
  /// @param id the same for the same event
  void line(Following following, EventContent content, String id) {
    ThreadLine.of(content, people)
        .ifPresent(message -> {
          for (String card : cardsOf(following)) {
            turn.say(new Outgoing.Line(id + ":" + card, card, message));
          }
        });
    alerts.on(following);
  }

  void personNeeded(EventRecord event, String reason, String id) {
    alerts.personNeeded(
        new Place(event.environment(), event.service().orElse("")), reason, event.at(), id);
  }

  /// At the end of a turn.
  void render() {
    Set<RequestId> requests = new LinkedHashSet<>(turn.requests().keySet());
    turn.touchedServices().forEach(requests::add);
    Set<String> rollouts = new LinkedHashSet<>(turn.followings().keySet());
    rollouts.addAll(turn.statuses().keySet());
    for (String rollout : rollouts) {
      turn.following(rollout)
          .ifPresent(following -> {
            List<RequestId> named = named(following);
            if (named.isEmpty()) {
              merge(following);
            }
            alerts.onStatus(following);
            requests.addAll(named);
          });
    }
    turn.incidents().values().forEach(incident -> requests.addAll(undecided(incident)));
    requests.addAll(ofAnotherStandIn());
    requests.forEach(id -> turn.request(id).ifPresent(this::request));
    turn.openIncidents().stream()
        .filter(state ->
            state.incident().opening().about().suspect().filter(rollouts::contains).isPresent())
        .forEach(alerts::onIncident);
    List.copyOf(turn.incidents().values()).forEach(alerts::onIncident);
  }

  /// Whoever decides is told what is wrong there.
  private List<RequestId> undecided(IncidentState incident) {
    return turn.openRequests().stream()
        .filter(RequestState.AwaitingApproval.class::isInstance)
        .map(RequestState::ask)
        .filter(ask ->
            incident
                .incident()
                .opening()
                .about()
                .concerns(ask.place().environment(), ask.place().service()))
        .map(Ask::id)
        .toList();
  }

  /// Shifts end without anybody saying so.
  private List<RequestId> ofAnotherStandIn() {
    return turn.openRequests().stream()
        .filter(RequestState.AwaitingApproval.class::isInstance)
        .filter(state -> quorum(state).flatMap(Quorum::onCall).isPresent())
        .filter(state -> turn.isAnotherOnCall(state.ask().id(), standIn(state)))
        .map(state -> state.ask().id())
        .toList();
  }

  private Optional<String> standIn(RequestState state) {
    return quorum(state)
        .flatMap(Quorum::onCall)
        .flatMap(schedule -> who.standIn(schedule, state.ask().place().environment(), turn.now()));
  }

  private static Optional<Quorum> quorum(RequestState state) {
    return state instanceof RequestState.AwaitingApproval awaiting
        ? Optional.of(awaiting.quorum())
        : Optional.empty();
  }

  private List<String> cardsOf(Following following) {
    List<String> cards = named(following).stream().map(RequestId::text).toList();
    return cards.isEmpty() ? List.of(Names.mergeCard(following.rollout())) : cards;
  }

  /// Requests of ours that the rollout carries out; another bot's are not ours to tell of.
  private List<RequestId> named(Following following) {
    return following.requests().stream()
        .filter(RequestId::isValid)
        .flatMap(id -> turn.request(new RequestId(id)).stream())
        .filter(request -> Links.wasCommitted(request) && Links.carries(following, request))
        .filter(request -> isStoryOf(request, following))
        .map(request -> request.ask().id())
        .toList();
  }

  private boolean isStoryOf(RequestState request, Following following) {
    return switch (request) {
      case RequestState.RollingOut rolling -> rolling.rollout().equals(following.rollout());
      case RequestState.Ended _ ->
          turn.carrier(request)
              .filter(first -> first.rollout().equals(following.rollout()))
              .isPresent();
      case RequestState.Planning _,
          RequestState.AwaitingApproval _,
          RequestState.Scheduled _,
          RequestState.Verifying _,
          RequestState.Committing _,
          RequestState.Opening _,
          RequestState.AwaitingMerge _,
          RequestState.Closing _,
          RequestState.PassingOn _,
          RequestState.Committed _ ->
          true;
    };
  }

  /// What came to nothing before it was planned was told to the requester alone.
  private void request(RequestState state) {
    if (state.planned().isEmpty()) {
      return;
    }
    Optional<Following> following = followingOf(state);
    Optional<RolloutStatus> status = following.map(Following::rollout).flatMap(turn::status);
    turn.say(
        new Outgoing.Card(
            state.ask().id().text(),
            state.ask().channel(),
            RequestCard.of(
                state,
                following,
                status,
                context(
                    state.ask().place(), turn.blocks(state), standIn(state), standsInGit(state))),
            isProgress(state, following) ? Priority.LOW : Priority.USUAL));
    alerts.onEmergency(state);
  }

  private Optional<Following> followingOf(RequestState state) {
    return switch (state) {
      case RequestState.RollingOut rolling -> turn.following(rolling.rollout());
      case RequestState.Ended _ ->
          Links.wasCommitted(state) ? turn.carrier(state) : Optional.empty();
      case RequestState.Planning _,
          RequestState.AwaitingApproval _,
          RequestState.Scheduled _,
          RequestState.Verifying _,
          RequestState.Committing _,
          RequestState.Opening _,
          RequestState.AwaitingMerge _,
          RequestState.Closing _,
          RequestState.PassingOn _,
          RequestState.Committed _ ->
          Optional.empty();
    };
  }

  private static boolean isProgress(RequestState state, Optional<Following> following) {
    boolean goesUp =
        following
            .map(Following::phase)
            .filter(
                phase -> phase == Following.Phase.PREPARING || phase == Following.Phase.CLIMBING)
            .isPresent();
    return state instanceof RequestState.RollingOut && goesUp;
  }

  private void merge(Following following) {
    Optional<String> channel =
        turn.snapshot()
            .rules(following.place().environment())
            .map(EnvironmentDefinition::channels)
            .flatMap(channels -> channels.deployments());
    channel.ifPresent(known ->
        turn.say(
            new Outgoing.Card(
                Names.mergeCard(following.rollout()),
                known,
                MergeCard.of(
                    following,
                    turn.status(following.rollout()),
                    context(following.place(), List.of(), Optional.empty(), false)),
                following.phase().isOver() ? Priority.USUAL : Priority.LOW)));
  }

  /// A merge that nobody asked for here, or a request whose commit is there.
  private boolean standsInGit(RequestState state) {
    return state
        .planned()
        .filter(plan ->
            Links.standsInGit(
                turn.snapshot(), state.ask().place(), plan.candidate(), plan.digest()))
        .isPresent();
  }

  private CardContext context(
      Place place, List<BlockStatus> blocks, Optional<String> standIn, boolean inGit) {
    List<IncidentState> incidents =
        turn.openIncidents().stream()
            .filter(incident ->
                incident
                    .incident()
                    .opening()
                    .about()
                    .concerns(place.environment(), place.service()))
            .toList();
    return new CardContext(
        people,
        turn.snapshot().source(place),
        turn.snapshot().owners(place),
        new Trouble(blocks, incidents),
        standIn,
        inGit,
        false);
  }
}
