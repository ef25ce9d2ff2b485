package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.Standing;
import dev.slipway.environments.language.Permission;
import java.util.List;

/// Which requests wait for somebody's word.
record Waiting(Turn turn, Who who) {
  /// Those that this person may decide on; their own are left out.
  List<RequestState> decidableBy(Actor actor) {
    return turn.openRequests().stream()
        .filter(RequestState.AwaitingApproval.class::isInstance)
        .filter(state -> !isOf(actor, state))
        .filter(state -> mayDecide(actor, state))
        .toList();
  }

  boolean mayDecide(Actor actor, RequestState state) {
    return standing(actor, state).counts();
  }

  /// By the rules of this moment.
  Standing standing(Actor actor, RequestState state) {
    Place place = state.ask().place();
    return Quorums.in(turn.snapshot(), place)
        .map(quorum -> who.standing(actor, quorum, place.environment(), turn.now()))
        .orElseGet(Standing.Nobody::new);
  }

  /// Those of this person, in whatever state.
  List<RequestState> of(Actor actor) {
    return turn.openRequests().stream().filter(state -> isOf(actor, state)).toList();
  }

  /// Those that the command may be about.
  List<RequestState> concerning(Command.Decision decision, Actor actor) {
    return switch (decision) {
      case APPROVE, DECLINE -> decidableBy(actor);
      case CANCEL ->
          turn.openRequests().stream()
              .filter(RequestState::isUndecided)
              .filter(state -> isOf(actor, state) || mayCancel(actor, state))
              .toList();
    };
  }

  /// Also other people's.
  boolean mayCancel(Actor actor, RequestState state) {
    return who.may(actor, Permission.OPERATE, state.ask().place().environment());
  }

  private static boolean isOf(Actor actor, RequestState state) {
    return state.ask().requester().person().equals(actor.person());
  }
}
