package dev.slipway.bot.command;

import java.util.Optional;
import java.util.stream.Collectors;

/// Commands as texts.
final class CommandText {
  private CommandText() {}

  static String of(Command command) {
    return switch (command) {
      case Command.Deploy it ->
          service(it.service())
              + " "
              + it.environment()
              + it.version().map(CommandText::version).orElse("");
      case Command.Emergency it ->
          deployment(it.deployment()) + " --emergency " + SlackText.escaped(it.reason());
      case Command.Timed it -> deployment(it.deployment()) + due(it.due());
      case Command.Status it ->
          "status"
              + it.service().map(CommandText::filter).orElse("")
              + it.environment().map(" in "::concat).orElse("");
      case Command.History it -> "history " + it.service() + " " + it.environment();
      case Command.Operate it -> operate(it);
      case Command.Lock it -> StopText.of(it);
      case Command.Unlock it -> "unlock" + StopText.place(it.service(), it.environment());
      case Command.Locks it -> "locks" + word(it.environment());
      case Command.Freeze it -> StopText.of(it);
      case Command.Unfreeze it -> "unfreeze " + it.environment();
      case Command.AskStop it -> StopText.of(it);
      case Command.DeployTogether it -> together(it);
      case Command.Decide it -> decide(it);
      case Command.Plan it -> "plan " + it.service() + " " + it.environment() + word(it.version());
      case Command.Promote it ->
          "promote " + it.service() + " " + it.from() + " " + it.environment();
      case Command.RollBackTo it ->
          "rollback " + it.service() + " " + it.environment() + " to " + it.version();
      case Command.Diff it -> "diff" + word(it.service()) + side(it.one()) + side(it.other());
      case Command.OfIncident it -> IncidentText.of(it);
      case Command.OfOnCall it -> IncidentText.of(it);
      case Command.Who it -> "who" + word(it.environment());
      case Command.Help it -> "help" + word(it.topic());
      case Command.Ask it -> ask(it);
    };
  }

  private static String deployment(Command.Deployment deployment) {
    return deployment instanceof Command.Deploy deploy ? deploy(deploy) : of(deployment);
  }

  /// Behind `--` nothing is a word of ours any more: the service stands in quotes.
  private static String deploy(Command.Deploy it) {
    String service = Verb.isReserved(it.service()) ? "\"" + it.service() + "\"" : it.service();
    return service + " " + it.environment() + it.version().map(CommandText::version).orElse("");
  }

  private static String version(String version) {
    return MannerRule.begins(version) ? " \"" + version + "\"" : " " + version;
  }

  private static String due(End due) {
    return (due instanceof End.After ? " in " : " at ") + due.moment();
  }

  private static String operate(Command.Operate it) {
    String order = it.order().word() + " " + it.service() + " " + it.environment();
    return it.reason().isEmpty() ? order : order + " " + SlackText.escaped(it.reason());
  }

  private static String decide(Command.Decide it) {
    String reason = it.reason().isEmpty() ? "" : " " + SlackText.escaped(it.reason());
    return it.decision().word() + word(it.request()) + reason;
  }

  private static String together(Command.DeployTogether it) {
    return it.deploys().stream()
            .map(each -> each.service() + each.version().map("@"::concat).orElse(""))
            .collect(Collectors.joining(","))
        + " to "
        + it.environment();
  }

  private static String side(Command.Side side) {
    return switch (side) {
      case Command.Side.InEnvironment it -> " " + it.name();
      case Command.Side.OfVersion it -> " @" + it.version();
    };
  }

  private static String ask(Command.Ask it) {
    String version = it.version().map("@"::concat).orElse("");
    String service =
        it.service().map(name -> version.isEmpty() ? service(name) : name + version).orElse("");
    return (service + it.environment().map(" to "::concat).orElse("")).strip();
  }

  /// A service that is called like a word of ours stays a service behind `--`.
  private static String service(String name) {
    return Verb.isReserved(name) ? "-- " + name : name;
  }

  /// Behind `status` only the words before an environment are ours.
  private static String filter(String service) {
    return Verb.isPreposition(service) ? " \"" + service + "\"" : " " + service;
  }

  private static String word(Optional<String> word) {
    return word.map(" "::concat).orElse("");
  }
}
