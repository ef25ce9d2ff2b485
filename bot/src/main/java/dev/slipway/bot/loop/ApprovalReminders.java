package dev.slipway.bot.loop;

import dev.slipway.bot.message.ApprovalReminder;
import dev.slipway.bot.message.People;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.RequestState.AwaitingApproval;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Calls those whose agreement is still missing, by name, in the thread of the request's message.
final class ApprovalReminders {
  private final Turn turn;
  private final Who who;

  ApprovalReminders(Turn turn, Who who) {
    this.turn = turn;
    this.who = who;
  }

  /// Says what has happened between two states of a request.
  void say(Optional<RequestState> before, Optional<RequestState> after) {
    if (before.orElse(null) instanceof AwaitingApproval was
        && after.orElse(null) instanceof AwaitingApproval is
        && was.reminded().isEmpty()
        && !is.reminded().isEmpty()) {
      String card = is.ask().id().text();
      turn.say(
          new Outgoing.Line(
              card + ":reminder",
              card,
              ApprovalReminder.of(is, missing(is), new People(turn.snapshot().roster()))));
    }
  }

  /// Who could agree and has not, in the order of their ids.
  private List<String> missing(AwaitingApproval state) {
    Set<String> given =
        state.approvals().stream().map(Approval::by).map(Actor::person).collect(Collectors.toSet());
    String requester = state.ask().requester().person();
    return turn.snapshot().roster().people().keySet().stream()
        .filter(person -> !given.contains(person))
        .filter(person -> state.quorum().byRequester() || !person.equals(requester))
        .filter(person ->
            who.mayDecide(new Actor(person, ""), state.quorum(), state.ask().place().environment()))
        .toList();
  }
}
