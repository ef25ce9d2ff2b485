package dev.slipway.bot.loop;

import dev.slipway.bot.message.ApprovalReminder;
import dev.slipway.bot.message.People;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.RequestState.AwaitingApproval;
import dev.slipway.bot.request.Standing;
import java.util.List;
import java.util.Optional;

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
      People people = new People(turn.snapshot().roster());
      turn.say(
          new Outgoing.Line(
              card + ":reminder", card, ApprovalReminder.of(is, missing(is), standIn(is), people)));
    }
  }

  /// Who is asked and has not agreed, in the order of their ids.
  private List<String> missing(AwaitingApproval state) {
    return turn.snapshot().roster().people().keySet().stream()
        .filter(person -> standing(person, state) instanceof Standing.Asked)
        .toList();
  }

  /// Who is on call and has not agreed, if they are not asked anyway.
  private Optional<String> standIn(AwaitingApproval state) {
    return turn.snapshot().roster().people().keySet().stream()
        .filter(person -> standing(person, state) instanceof Standing.OnCall)
        .findFirst();
  }

  /// As what they could still agree.
  private Standing standing(String person, AwaitingApproval state) {
    boolean given = state.approvals().stream().anyMatch(each -> each.by().person().equals(person));
    boolean own = person.equals(state.ask().requester().person());
    return given || (own && !state.quorum().byRequester())
        ? new Standing.Nobody()
        : who.standing(
            new Actor(person, ""), state.quorum(), state.ask().place().environment(), turn.now());
  }
}
