package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.DecisionRefused;
import dev.slipway.bot.message.DecisionTaken;
import dev.slipway.bot.message.DeclineDialog;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.People;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.Refusal;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.Standing;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What people decide about requests. Who may is looked up when it counts, by the rules of that
/// moment.
final class Decisions {
  private final Turn turn;
  private final Waiting waiting;

  Decisions(Turn turn, Who who) {
    this.turn = turn;
    this.waiting = new Waiting(turn, who);
  }

  /// By its id, from anywhere: who decides so need not see the request's message, and is told what
  /// came of it.
  void typed(Speaker speaker, Command.Decide decide) {
    Optional<RequestState> request = decide.request().map(RequestId::new).flatMap(turn::request);
    if (request.isEmpty()) {
      List<RequestState> all = waiting.concerning(decide.decision(), speaker.actor());
      turn.done(speaker.number());
      turn.whisper(
          speaker.reply(),
          decide.request().isPresent()
              ? DecisionTaken.unknown(decide, all)
              : DecisionTaken.which(decide.decision(), all));
    } else if (decided(speaker, decide, request.get())) {
      turn.request(request.get().ask().id())
          .ifPresent(
              after -> turn.whisper(speaker.reply(), DecisionTaken.of(decide.decision(), after)));
    }
  }

  private boolean decided(Speaker speaker, Command.Decide decide, RequestState request) {
    return switch (decide.decision()) {
      case APPROVE -> approve(speaker, request);
      case DECLINE ->
          decide.reason().isEmpty()
              ? askWhyNot(speaker, request)
              : decline(speaker, request, decide.reason());
      case CANCEL -> cancel(speaker, request);
    };
  }

  /// @param action of a button
  /// @param seen the hash that stood on the message
  void pressed(Speaker speaker, String action, RequestState request, Optional<String> seen) {
    Optional<String> now = request.planned().map(Plan::hash);
    if (seen.isPresent() && now.isPresent() && !seen.equals(now)) {
      turn.done(speaker.number());
      turn.whisper(speaker.reply(), DecisionRefused.changed(request));
      return;
    }
    switch (action) {
      case Actions.APPROVE -> approve(speaker, request);
      case Actions.DECLINE -> askWhyNot(speaker, request);
      case Actions.CANCEL -> cancel(speaker, request);
      default -> turn.done(speaker.number());
    }
  }

  /// What has been locked or frozen meanwhile waits with its approvals: agreeing is refused, and
  /// counts again when that has ended.
  ///
  /// @return whether it counts
  boolean approve(Speaker speaker, RequestState request) {
    Optional<Message> stopped = stopped(request);
    if (stopped.isPresent()) {
      turn.audit(
          speaker.actor().person(),
          "refuse",
          request.ask().id().text(),
          "approve: locked or frozen");
      turn.whisper(speaker.reply(), stopped.get());
      turn.done(speaker.number());
      return false;
    }
    return decide(
        speaker,
        request,
        new RequestSignal.Approve(speaker.actor(), waiting.standing(speaker.actor(), request)));
  }

  /// Only of what waits for approvals: anything else is refused for what it is. What is wanted
  /// later is stopped by what holds then.
  private Optional<Message> stopped(RequestState request) {
    Place place = request.ask().place();
    Instant at = request.ask().due().filter(turn.now()::isBefore).orElse(turn.now());
    Optional<EnvironmentDefinition> rules =
        turn.snapshot()
            .rules(place.environment())
            .filter(_ -> request instanceof RequestState.AwaitingApproval);
    Optional<Message> locked =
        rules.stream()
            .flatMap(known -> known.locks().stream())
            .filter(lock -> lock.holds(place.service(), at))
            .findFirst()
            .map(lock ->
                DecisionRefused.locked(request, lock, new People(turn.snapshot().roster())));
    return locked.or(() ->
        rules.stream()
            .flatMap(known -> known.freezes().stream())
            .filter(freeze -> freeze.holdsAt(at))
            .findFirst()
            .map(freeze -> DecisionRefused.frozen(request, freeze)));
  }

  void withdraw(Speaker speaker, RequestState request) {
    // Taking back what never counted is no reason to tell anybody anything.
    var _ = turn.tell(request.ask().id(), new RequestSignal.Withdraw(speaker.actor()));
    turn.done(speaker.number());
  }

  /// @return whether it counts
  boolean decline(Speaker speaker, RequestState request, String reason) {
    return decide(
        speaker,
        request,
        new RequestSignal.Decline(speaker.actor(), eligible(speaker, request), reason));
  }

  private boolean cancel(Speaker speaker, RequestState request) {
    boolean mayOperate = waiting.mayCancel(speaker.actor(), request);
    return decide(speaker, request, new RequestSignal.Cancel(speaker.actor(), mayOperate));
  }

  /// Only who may decline is asked for the reason.
  private boolean askWhyNot(Speaker speaker, RequestState request) {
    boolean waits =
        request instanceof RequestState.AwaitingApproval
            || request instanceof RequestState.Scheduled
            || request instanceof RequestState.Verifying;
    if (waits && eligible(speaker, request) && speaker.trigger().isPresent()) {
      turn.task(
          new Task.Open(
              speaker.number(),
              speaker.reply(),
              speaker.trigger().get(),
              DeclineDialog.of(request.ask().id(), request.planned().map(Plan::hash).orElse(""))));
      return false;
    }
    return decline(speaker, request, "");
  }

  private boolean decide(Speaker speaker, RequestState request, RequestSignal signal) {
    turn.done(speaker.number());
    String id = request.ask().id().text();
    String what = signal.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String hash = request.planned().map(Plan::hash).orElse("");
    Optional<Refusal> refusal = turn.tell(request.ask().id(), signal);
    String person = speaker.actor().person();
    if (refusal.isEmpty()) {
      turn.audit(person, what, id, onCall(signal) + hash);
    } else {
      turn.audit(person, "refuse", id, what + ": " + refusal.get() + " " + hash);
      turn.whisper(speaker.reply(), why(request, signal, refusal.get()));
    }
    return refusal.isEmpty();
  }

  private static String onCall(RequestSignal signal) {
    return signal instanceof RequestSignal.Approve(Actor _, Standing.OnCall(String schedule))
        ? "on call in " + schedule + " "
        : "";
  }

  private Message why(RequestState request, RequestSignal signal, Refusal refusal) {
    return switch (refusal) {
      case OWN_REQUEST -> DecisionRefused.ownRequest(request);
      case NOT_ELIGIBLE ->
          signal instanceof RequestSignal.Cancel
              ? DecisionRefused.notYours(request)
              : DecisionRefused.notInTeams(
                  request,
                  waiting.who().asked(quorum(request), request.ask().place().environment()));
      case GIVEN_BEFORE -> DecisionRefused.twice(request);
      case EXPIRED -> DecisionRefused.expired(request);
      case NOT_GIVEN, NOT_ASKED, DECIDED, UNDER_WAY ->
          DecisionRefused.tooLate(request, new People(turn.snapshot().roster()));
    };
  }

  private boolean eligible(Speaker speaker, RequestState request) {
    return waiting.mayDecide(speaker.actor(), request);
  }

  private Quorum quorum(RequestState request) {
    return Quorums.in(turn.snapshot(), request.ask().place())
        .orElseGet(() -> new Quorum(1, List.of(), false, Duration.ZERO));
  }
}
