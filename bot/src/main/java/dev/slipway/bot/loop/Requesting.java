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
  /// under way is superseded by a newer commit; one's own wish is replaced, and everybody's by an
  /// emergency. What is wanted later keeps nobody waiting until then.
  Optional<RequestState> inTheWay(Wanted wanted, Actor actor) {
    return of(wanted.place()).stream()
        .filter(other ->
            other.isUndecided()
                ? !isReplaced(other, wanted, actor) && !isLater(other)
                : other instanceof RequestState.Committing || other instanceof RequestState.Opening)
        .findFirst();
  }

  /// Nothing may be in the way, and the version is known.
  void begin(Speaker speaker, Wanted wanted) {
    Place place = wanted.place();
    String version = wanted.version().orElseThrow();
    Ask ask =
        new Ask(
            Names.request(speaker.reply().id()),
            place,
            version,
            speaker.actor(),
            channel(place, speaker.channel()),
            new Ask.Origin(speaker.channel(), speaker.reply().responseUrl()),
            turn.now(),
            wanted.manner());
    of(place).stream()
        .filter(other -> other.isUndecided() && isReplaced(other, wanted, speaker.actor()))
        .forEach(other -> {
          var _ = turn.tell(other.ask().id(), new RequestSignal.AskedAnew(ask));
        });
    turn.begin(RequestMachine.begin(ask));
    turn.audit(speaker.actor().person(), "request", ask.id().text(), place + " " + version);
    turn.done(speaker.number());
  }

  private List<RequestState> of(Place place) {
    return turn.openRequests().stream().filter(each -> each.ask().place().equals(place)).toList();
  }

  private static boolean isReplaced(RequestState other, Wanted wanted, Actor actor) {
    boolean own = other.ask().requester().person().equals(actor.person());
    return own || (wanted.isEmergency() && !isLater(other));
  }

  private static boolean isLater(RequestState other) {
    boolean isDue =
        other instanceof RequestState.Verifying || other instanceof RequestState.AwaitingMerge;
    return other.ask().due().isPresent() && !isDue;
  }

  private String channel(Place place, String otherwise) {
    return turn.snapshot()
        .rules(place.environment())
        .flatMap(rules -> rules.channels().deployments())
        .orElse(otherwise);
  }
}
