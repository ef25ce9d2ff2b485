package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.StopText;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.DeclineDialog;
import dev.slipway.bot.message.DeployDialog;
import dev.slipway.bot.message.IncidentRefused;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.message.StopDialog;
import dev.slipway.bot.message.Subject;
import dev.slipway.bot.message.Takeover;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Duration;
import java.util.Optional;

/// Buttons, dialogs and reactions: what each means.
final class Gestures {
  private static final Duration KEPT_FOR = Duration.ofMinutes(10);
  private static final int MOST_KEPT = 50;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Turn turn;
  private final Decisions decisions;
  private final Conversation conversation;
  private final Incidents incidents;
  private final Journal journal;
  private int kept;

  Gestures(
      Turn turn,
      Decisions decisions,
      Conversation conversation,
      Incidents incidents,
      Journal journal) {
    this.turn = turn;
    this.decisions = decisions;
    this.conversation = conversation;
    this.incidents = incidents;
    this.journal = journal;
  }

  /// Counts on a request's own message only; any other reaction is nobody's business.
  void reacted(Speaker speaker, Inbound.Reacted reacted) {
    Optional<Reactions> meaning = Reactions.of(reacted.name());
    if (meaning.isEmpty()) {
      turn.done(speaker.number());
      return;
    }
    // Asked first: a message that gets its place between the two questions is found by the second.
    boolean posting = journal.isPosting();
    Optional<String> card = journal.cardAt(reacted.channel(), reacted.ts());
    if (card.isEmpty() && posting && isKept(speaker)) {
      turn.lookAgain(turn.now().plus(LOOK_AGAIN));
      return;
    }
    if (meaning.get() == Reactions.COMPLAINT) {
      complained(speaker, reacted.added() ? card.flatMap(this::rollout) : Optional.empty());
      return;
    }
    turn.done(speaker.number());
    card.flatMap(Names::requestOf)
        .flatMap(turn::request)
        .ifPresent(request -> {
          boolean yes = meaning.get() == Reactions.YES;
          if (yes && reacted.added()) {
            decisions.approve(speaker, request);
          } else if (yes) {
            decisions.withdraw(speaker, request);
          } else if (reacted.added()) {
            decisions.decline(speaker, request, "");
          }
        });
  }

  /// What that message tells of, if it is under way.
  private Optional<Following> rollout(String card) {
    return Names.requestOf(card)
        .flatMap(turn::request)
        .flatMap(turn::carrier)
        .or(() -> Names.rolloutOf(card).flatMap(turn::following))
        .filter(following -> !following.phase().isOver());
  }

  private void complained(Speaker speaker, Optional<Following> about) {
    about.ifPresentOrElse(
        rollout -> {
          Command.Operate complaint =
              new Command.Operate(
                  Command.Order.COMPLAIN,
                  rollout.place().service(),
                  rollout.place().environment(),
                  "");
          conversation.operate(speaker, complaint, Optional.of(rollout.rollout()));
        },
        () -> turn.done(speaker.number()));
  }

  /// People see a message before its place is known here: Slack's answer is on its way, or was lost
  /// and the message is looked for. Until then the reaction stays with what was received.
  private boolean isKept(Speaker speaker) {
    boolean young = turn.now().isBefore(speaker.at().plus(KEPT_FOR));
    if (young) {
      kept++;
    }
    return young && kept <= MOST_KEPT;
  }

  void pressed(Speaker speaker, Inbound.Pressed pressed) {
    switch (pressed.action()) {
      case Actions.RUN -> conversation.typed(speaker, pressed.value());
      case Actions.ASK ->
          conversation.ask(
              speaker, new Command.Ask(Optional.empty(), Optional.empty(), Optional.empty()));
      case Actions.TAKE_OVER ->
          Takeover.of(pressed.value())
              .ifPresentOrElse(
                  takeover -> conversation.takeOver(speaker, takeover),
                  () -> turn.done(speaker.number()));
      case Actions.ACKNOWLEDGE, Actions.ESCALATE, Actions.RESOLVE -> incident(speaker, pressed);
      default -> about(speaker, pressed);
    }
  }

  /// Whoever is in `slipway.yaml` may help.
  private void incident(Speaker speaker, Inbound.Pressed pressed) {
    turn.done(speaker.number());
    if (!IncidentId.isValid(pressed.value())) {
      return;
    }
    IncidentId id = new IncidentId(pressed.value());
    String by = speaker.actor().person();
    IncidentSignal signal =
        switch (pressed.action()) {
          case Actions.ACKNOWLEDGE -> new IncidentSignal.Acknowledge(by);
          case Actions.ESCALATE -> new IncidentSignal.Escalate(by, incidents.duty());
          default -> new IncidentSignal.Resolve(by);
        };
    turn.audit(by, pressed.action(), id.text(), "");
    incidents
        .tell(id, signal)
        .ifPresent(refusal ->
            turn.incident(id)
                .ifPresent(
                    state -> turn.whisper(speaker.reply(), IncidentRefused.of(state, refusal))));
  }

  private void about(Speaker speaker, Inbound.Pressed pressed) {
    switch (Subject.of(pressed.value()).orElse(null)) {
      case Subject.OfRequest(var id, var hash) ->
          turn.request(id)
              .ifPresentOrElse(
                  request -> decided(speaker, pressed, request, hash),
                  () -> turn.done(speaker.number()));
      case Subject.OfRollout(Place place, String rollout) ->
          order(speaker, pressed.action(), place, Optional.of(rollout));
      case Subject.OfPlace(Place place) ->
          order(speaker, pressed.action(), place, Optional.empty());
      case null -> turn.done(speaker.number());
    }
  }

  private void decided(
      Speaker speaker, Inbound.Pressed pressed, RequestState request, Optional<String> hash) {
    decisions.pressed(speaker, pressed.action(), request, hash);
    if (pressed.isInHome()) {
      showHome(speaker);
    }
  }

  /// Slack leaves App Home as it is: what came of its buttons is shown there anew.
  private void showHome(Speaker speaker) {
    turn.task(new Task.ShowHome(Optional.empty(), speaker.actor()));
  }

  private void order(Speaker speaker, String action, Place place, Optional<String> rollout) {
    Optional<Command.Order> order =
        switch (action) {
          case Actions.PAUSE -> Optional.of(Command.Order.PAUSE);
          case Actions.RESUME -> Optional.of(Command.Order.RESUME);
          case Actions.COMPLETE -> Optional.of(Command.Order.COMPLETE);
          case Actions.ABORT -> Optional.of(Command.Order.ABORT);
          case Actions.RETRY -> Optional.of(Command.Order.RETRY);
          default -> Optional.empty();
        };
    order.ifPresentOrElse(
        known ->
            conversation.operate(
                speaker,
                new Command.Operate(known, place.service(), place.environment(), ""),
                rollout),
        () -> turn.done(speaker.number()));
  }

  void sent(Speaker speaker, Inbound.Sent sent) {
    switch (sent.callback()) {
      case DeclineDialog.CALLBACK -> {
        turn.done(speaker.number());
        if (Subject.of(sent.memory()).orElse(null) instanceof Subject.OfRequest(var id, var _)) {
          turn.request(id)
              .ifPresent(request ->
                  decisions.decline(
                      speaker, request, sent.values().getOrDefault(DeclineDialog.REASON, "")));
          // A dialog does not tell whether it was opened from there.
          showHome(speaker);
        }
      }
      case DeployDialog.CALLBACK -> deploy(speaker, sent);
      case StopDialog.CALLBACK -> stop(speaker, sent);
      default -> turn.done(speaker.number());
    }
  }

  /// As if it was typed.
  private void stop(Speaker speaker, Inbound.Sent sent) {
    String channel = StopDialog.channel(sent.memory());
    Speaker there = channel.isEmpty() ? speaker : speaker.in(channel);
    conversation.typed(
        there,
        StopText.whole(
            StopDialog.begun(sent.memory()),
            sent.values().getOrDefault(StopDialog.END, ""),
            sent.values().getOrDefault(StopDialog.REASON, "")));
  }

  /// The dialog remembers where it was asked for.
  private void deploy(Speaker speaker, Inbound.Sent sent) {
    Optional<String> service = Optional.ofNullable(sent.values().get(DeployDialog.SERVICE));
    Optional<String> environment = Optional.ofNullable(sent.values().get(DeployDialog.ENVIRONMENT));
    String channel = DeployDialog.channel(sent.memory());
    Speaker there = channel.isEmpty() ? speaker : speaker.in(channel);
    if (service.isEmpty() || environment.isEmpty()) {
      turn.whisper(there.reply(), Obstacle.incomplete());
      turn.done(there.number());
      return;
    }
    Command.Deploy command =
        new Command.Deploy(
            service.get(),
            environment.get(),
            Optional.ofNullable(sent.values().get(DeployDialog.VERSION)));
    // As if it was typed: what is no service or not placed there is refused with what is.
    conversation.typed(there, command.text());
  }
}
