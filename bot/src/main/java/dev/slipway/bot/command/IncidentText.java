package dev.slipway.bot.command;

import dev.slipway.bot.incident.Link;
import dev.slipway.bot.incident.Severity;
import java.util.Optional;

/// Commands about incidents and on call as texts.
final class IncidentText {
  private IncidentText() {}

  static String of(Command.OfIncident command) {
    return switch (command) {
      case Command.Incidents() -> "incident";
      case Command.OpenIncident it ->
          "incident open \""
              + SlackText.escaped(it.title())
              + "\""
              + it.environment().map(" in "::concat).orElse("")
              + it.service().map(IncidentText::service).orElse("")
              + (it.severity() == Severity.MAJOR ? "" : " " + OpenRule.word(it.severity()));
      case Command.TellIncident(Optional<String> id, IncidentOrder order) ->
          "incident" + id.map(" "::concat).orElse("") + " " + of(order);
    };
  }

  static String of(Command.OfOnCall command) {
    return switch (command) {
      case Command.OnCall() -> "oncall";
      case Command.Override it ->
          "oncall override "
              + it.schedule()
              + " @"
              + it.person()
              + it.from().map(from -> " from " + from.moment()).orElse("")
              + " "
              + it.end().text();
    };
  }

  private static String of(IncidentOrder order) {
    return switch (order) {
      case IncidentOrder.Acknowledge() -> "ack";
      case IncidentOrder.Escalate() -> "escalate";
      case IncidentOrder.Silence(var length) -> "silence " + new End.After(length).moment();
      case IncidentOrder.Assign(String person) -> "assign @" + person;
      case IncidentOrder.Connect(Link.ToIncident(var id)) -> "link " + id;
      case IncidentOrder.Connect(Link.ToAddress(var address)) ->
          "link " + SlackText.escaped(address.toString());
      case IncidentOrder.Note(String text) -> "note " + SlackText.escaped(text);
      case IncidentOrder.Resolve() -> "resolve";
      case IncidentOrder.Reopen() -> "reopen";
      case IncidentOrder.WriteDown() -> "postmortem";
    };
  }

  /// Behind `in` a service may stand that is called so.
  private static String service(String name) {
    return Verb.isPreposition(name) ? " \"" + name + "\"" : " " + name;
  }
}
