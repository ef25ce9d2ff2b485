package dev.slipway.bot.loop;

import dev.slipway.bot.command.Catalog;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.CommandParser;
import dev.slipway.bot.command.Parsed;
import dev.slipway.bot.command.Problem;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.DeployDialog;
import dev.slipway.bot.message.HelpPage;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.message.OnCallPage;
import dev.slipway.bot.message.ProvenAnswer;
import dev.slipway.bot.message.StopAnswer;
import dev.slipway.bot.message.StopDialog;
import dev.slipway.bot.message.StopTarget;
import dev.slipway.bot.message.Takeover;
import dev.slipway.bot.message.WhoPage;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What people type, also by pressing a button that stands for a command.
final class Conversation {
  /// How far ahead something may be asked for.
  private static final Duration FARTHEST = Duration.ofDays(7);

  private final Turn turn;
  private final Who who;
  private final Catalog catalog;
  private final Histories histories;
  private final Stops stops;
  private final Incidents incidents;

  Conversation(Turn turn, Who who, Catalog catalog, Histories histories, Incidents incidents) {
    this.turn = turn;
    this.who = who;
    this.catalog = catalog;
    this.histories = histories;
    this.stops = new Stops(turn, who);
    this.incidents = incidents;
  }

  /// Who said something, and where they hear the answer.
  ///
  /// @param number of what was received
  /// @param at when it was received
  /// @param trigger opens a dialog; empty where none can be opened
  record Speaker(
      long number, Instant at, Actor actor, Reply reply, String channel, Optional<String> trigger) {
    /// The same in another channel.
    Speaker in(String other) {
      return new Speaker(number, at, actor, reply.in(other), other, trigger);
    }
  }

  void typed(Speaker speaker, String text) {
    switch (CommandParser.parse(text, catalog)) {
      case Parsed.Refused(Problem problem) -> answered(speaker, Answer.problem(problem));
      case Parsed.Understood(Command command) -> carryOut(speaker, command);
    }
  }

  private void carryOut(Speaker speaker, Command command) {
    switch (command) {
      case Command.Help help -> answered(speaker, HelpPage.of(help));
      case Command.Question question ->
          turn.task(new Task.LookUp(speaker.number(), speaker.reply(), question));
      case Command.History(String service, String environment) ->
          answered(speaker, histories.of(new Place(environment, service)));
      case Command.Operate operate -> operate(speaker, operate, Optional.empty());
      case Command.Deployment deployment -> deploy(speaker, deployment, Optional.empty());
      case Command.Emergency(Command.Deployment deployment, String reason) ->
          deploy(speaker, deployment, Optional.of(new Ask.Manner.Emergency(reason)));
      case Command.Timed timed -> timed(speaker, timed);
      case Command.Stopping stopping -> stops.decide(speaker, stopping, Optional.empty());
      case Command.Locks locks -> answered(speaker, stops.live(locks));
      case Command.AskStop ask -> askStop(speaker, ask);
      case Command.RollBackTo back -> proven(speaker, back, Optional.empty());
      case Command.Who(Optional<String> environment) -> answered(speaker, permissions(environment));
      case Command.Decide decide -> new Decisions(turn, who).typed(speaker, decide);
      case Command.OfIncident it -> new IncidentOrders(turn, incidents).carryOut(speaker, it);
      case Command.OnCall() -> answered(speaker, OnCallPage.of(incidents.duty(), turn.now()));
      case Command.Override override -> new Overrides(turn, who).decide(speaker, override);
      case Command.Ask ask -> ask(speaker, ask);
    }
  }

  /// Somebody else's lock was seen, and is gone on with.
  void takeOver(Speaker speaker, Takeover takeover) {
    switch (CommandParser.parse(takeover.command(), catalog)) {
      case Parsed.Understood(Command.Stopping stopping) ->
          stops.decide(speaker, stopping, Optional.of(takeover));
      case Parsed.Understood _ -> turn.done(speaker.number());
      case Parsed.Refused(Problem problem) -> answered(speaker, Answer.problem(problem));
    }
  }

  /// Who may do it is asked for the rest in a dialog.
  private void askStop(Speaker speaker, Command.AskStop ask) {
    StopTarget target = new StopTarget(ask.service(), ask.environment());
    if (!who.may(speaker.actor(), Permission.LOCK, ask.environment())) {
      stops.refuse(speaker, target);
    } else if (speaker.trigger().isEmpty()) {
      answered(speaker, StopAnswer.incomplete(ask));
    } else {
      turn.task(
          new Task.Open(
              speaker.number(),
              speaker.reply(),
              speaker.trigger().get(),
              StopDialog.of(ask, speaker.channel())));
    }
  }

  /// Asks for the rest in a dialog.
  void ask(Speaker speaker, Command.Ask ask) {
    if (speaker.trigger().isEmpty()) {
      answered(speaker, HelpPage.of(new Command.Help(Optional.of("deploy"))));
      return;
    }
    turn.task(
        new Task.Open(
            speaker.number(),
            speaker.reply(),
            speaker.trigger().get(),
            DeployDialog.of(ask, catalog, speaker.channel())));
  }

  /// Rolling back is an operation: it goes to what has been proven and passes every gate. Everybody
  /// may complain.
  ///
  /// @param rollout the one that was meant; empty: whatever is under way
  void operate(Speaker speaker, Command.Operate operate, Optional<String> rollout) {
    Place place = new Place(operate.environment(), operate.service());
    boolean allowed =
        operate.order() == Command.Order.COMPLAIN
            || who.may(speaker.actor(), Permission.OPERATE, place.environment())
            || (operate.order() == Command.Order.ROLLBACK
                && who.may(speaker.actor(), Permission.EMERGENCY, place.environment()));
    if (allowed) {
      new Orders(turn).give(speaker, operate, rollout);
    } else {
      refuse(speaker, Permission.OPERATE, place);
    }
  }

  private void deploy(Speaker speaker, Command.Deployment deployment, Optional<Ask.Manner> manner) {
    switch (deployment) {
      case Command.Deploy deploy -> deploy(speaker, Wanted.of(deploy).in(manner));
      case Command.DeployTogether several -> together(speaker, several, manner);
      case Command.Promote promote -> promote(speaker, promote, manner);
    }
  }

  void deploy(Speaker speaker, Wanted wanted) {
    Place place = wanted.place();
    Permission needed = needed(wanted.manner());
    if (!who.may(speaker.actor(), needed, place.environment())) {
      refuse(speaker, needed, place);
    } else if (wanted.version().isEmpty()) {
      turn.task(propose(speaker, wanted));
    } else {
      request(speaker, wanted);
    }
  }

  /// To the minute, so that people read when it is.
  private void timed(Speaker speaker, Command.Timed timed) {
    Instant due = Stops.minute(timed.due().from(speaker.at()));
    if (!due.isAfter(speaker.at())) {
      answered(speaker, StopAnswer.over(due));
    } else if (due.isAfter(speaker.at().plus(FARTHEST))) {
      answered(speaker, Obstacle.tooFar(FARTHEST));
    } else {
      deploy(speaker, timed.deployment(), Optional.of(new Ask.Manner.Timed(due)));
    }
  }

  private void promote(Speaker speaker, Command.Promote promote, Optional<Ask.Manner> manner) {
    Optional<String> other =
        promotesFrom(new Place(promote.environment(), promote.service()))
            .filter(source -> !source.equals(promote.from()));
    boolean permitted = who.may(speaker.actor(), needed(manner), promote.environment());
    if (permitted && other.isPresent()) {
      answered(
          speaker,
          ProvenAnswer.otherSource(promote, other.get(), right -> Wanted.said(right, manner)));
    } else {
      proven(speaker, promote, manner);
    }
  }

  /// As a request like any other, of what was proven; where that is known needs asking.
  private void proven(Speaker speaker, Command.Proven wanted, Optional<Ask.Manner> manner) {
    if (who.may(speaker.actor(), needed(manner), wanted.environment())) {
      turn.task(
          new Task.FindProven(
              speaker.number(),
              speaker.reply(),
              speaker.actor(),
              wanted,
              manner,
              speaker.channel()));
    } else {
      refuse(speaker, needed(manner), new Place(wanted.environment(), wanted.service()));
    }
  }

  private static Permission needed(Optional<Ask.Manner> manner) {
    return Wanted.isEmergency(manner) ? Permission.EMERGENCY : Permission.REQUEST;
  }

  private Message permissions(Optional<String> environment) {
    Stream<String> names =
        environment.map(Stream::of).orElseGet(() -> catalog.environments().keySet().stream());
    SequencedMap<String, Approvals> rules = new LinkedHashMap<>();
    names
        .flatMap(each -> turn.snapshot().rules(each).stream())
        .forEach(each -> rules.put(each.name(), each.approvals()));
    return WhoPage.of(rules, incidents.duty(), turn.now());
  }

  private Optional<String> promotesFrom(Place place) {
    return turn.snapshot()
        .rules(place.environment())
        .flatMap(EnvironmentDefinition::promotesFrom)
        .map(Promotion::environment);
  }

  /// A dialog asks for a version only: how it is wanted has to be said with it.
  private Task propose(Speaker speaker, Wanted wanted) {
    Place place = wanted.place();
    Command.Ask rest =
        new Command.Ask(
            Optional.of(place.service()), Optional.of(place.environment()), Optional.empty());
    return new Task.Propose(
        speaker.number(),
        speaker.reply(),
        speaker.actor(),
        wanted,
        promotesFrom(place),
        speaker.channel(),
        speaker.trigger().filter(_ -> wanted.manner().isEmpty()),
        DeployDialog.of(rest, catalog, speaker.channel()));
  }

  private void request(Speaker speaker, Wanted wanted) {
    Requesting requesting = new Requesting(turn);
    Optional<RequestState> other = requesting.inTheWay(wanted, speaker.actor());
    if (other.isPresent()) {
      turn.audit(
          speaker.actor().person(),
          "refuse",
          wanted.place().toString(),
          "asked for by another request");
      answered(speaker, Answer.alreadyAskedFor(other.get()));
    } else {
      requesting.begin(speaker, wanted);
    }
  }

  private void together(
      Speaker speaker, Command.DeployTogether command, Optional<Ask.Manner> manner) {
    if (who.may(speaker.actor(), needed(manner), command.environment())) {
      turn.task(
          new Task.PlanTogether(
              speaker.number(),
              speaker.reply(),
              speaker.actor(),
              command,
              manner,
              speaker.channel()));
    } else {
      Command.Deploy first = command.deploys().getFirst();
      refuse(speaker, needed(manner), new Place(first.environment(), first.service()));
    }
  }

  private void refuse(Speaker speaker, Permission permission, Place place) {
    turn.audit(
        speaker.actor().person(), "refuse", place.toString(), permission + " is not permitted");
    answered(
        speaker,
        Answer.notPermitted(permission, place, who.holders(permission, place.environment())));
  }

  private void answered(Speaker speaker, Message message) {
    turn.whisper(speaker.reply(), message);
    turn.done(speaker.number());
  }
}
