package dev.slipway.bot.loop;

import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestMachine;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import java.util.List;
import java.util.Optional;

/// Begins requests, and says which ones stand in the way.
record Requesting(Turn turn) {
  /// Somebody else's wish that nobody acted on yet, or one that is just being committed. What is
  /// under way is superseded by a newer commit; one's own wish is replaced.
  Optional<RequestState> inTheWay(Place place, Actor actor) {
    return of(place).stream().filter(other -> !givesWay(other, actor)).findFirst();
  }

  /// Nothing may be in the way.
  void begin(Speaker speaker, Place place, String version) {
    Ask ask =
        new Ask(
            Names.request(speaker.reply().id()),
            place,
            version,
            speaker.actor(),
            channel(place, speaker.channel()),
            new Ask.Origin(speaker.channel(), speaker.reply().responseUrl()),
            turn.now());
    of(place).stream()
        .filter(Requesting::isUndecided)
        .forEach(own -> {
          var _ = turn.tell(own.ask().id(), new RequestSignal.AskedAnew(ask));
        });
    turn.begin(RequestMachine.begin(ask));
    turn.audit(speaker.actor().person(), "request", ask.id().text(), place + " " + version);
    turn.done(speaker.number());
  }

  private List<RequestState> of(Place place) {
    return turn.openRequests().stream().filter(each -> each.ask().place().equals(place)).toList();
  }

  private static boolean givesWay(RequestState other, Actor actor) {
    return isUndecided(other)
        ? other.ask().requester().person().equals(actor.person())
        : !(other instanceof RequestState.Committing || other instanceof RequestState.Opening);
  }

  /// By those who approve, or those who merge.
  private static boolean isUndecided(RequestState state) {
    return switch (state) {
      case RequestState.Planning _,
          RequestState.AwaitingApproval _,
          RequestState.Verifying _,
          RequestState.AwaitingMerge _ ->
          true;
      case RequestState.Committing _,
          RequestState.Opening _,
          RequestState.Closing _,
          RequestState.PassingOn _,
          RequestState.Committed _,
          RequestState.RollingOut _,
          RequestState.Ended _ ->
          false;
    };
  }

  private String channel(Place place, String otherwise) {
    return turn.snapshot()
        .rules(place.environment())
        .flatMap(rules -> rules.channels().deployments())
        .orElse(otherwise);
  }
}
