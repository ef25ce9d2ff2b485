package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Help;
import dev.slipway.bot.command.Command.History;
import dev.slipway.bot.command.Command.Operate;
import dev.slipway.bot.command.Command.Order;
import dev.slipway.bot.command.Command.Status;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What begins with a word of ours. Lines are read behind that word.
final class VerbRules {
  private final Catalog catalog;
  private final Names names;
  private final StopRule stops;

  VerbRules(Catalog catalog) {
    this.catalog = catalog;
    this.names = new Names(catalog);
    this.stops = new StopRule(catalog);
  }

  Parsed parse(Verb verb, Line line) {
    return switch (verb) {
      case STATUS -> status(line);
      case HELP -> help(line);
      case HISTORY -> pair(verb, line, found -> history(verb, found));
      case PAUSE, RESUME, COMPLETE, ABORT, RETRY, ROLLBACK, COMPLAIN ->
          pair(verb, line, found -> operate(verb.order().orElseThrow(), found));
      case LOCK -> stops.lock(line);
      case UNLOCK -> stops.unlock(line);
      case LOCKS -> stops.locks(line);
      case FREEZE -> stops.freeze(line);
      case UNFREEZE -> stops.unfreeze(line);
      case APPROVE, DECLINE, CANCEL -> DecideRule.parse(verb, line);
      case PLAN -> new PlanRule(names).parse(line);
      case PROMOTE -> new PromoteRule(catalog, names).parse(line);
      case DIFF -> new DiffRule(catalog, names).parse(line);
      case WHO -> new WhoRule(catalog, names).parse(line);
    };
  }

  private Parsed pair(Verb verb, Line line, Function<Names.Found, Parsed> then) {
    if (line.isEmpty()) {
      return Wording.question(
          "Which service, and in which environment? The order is " + verb.usage() + ".",
          List.of("help " + verb.word()));
    }
    return names.read(line.first().text(), line.skip(1), then);
  }

  private Parsed status(Line line) {
    Line first = names.atEnvironment(line);
    if (first.isEmpty()) {
      return new Understood(new Status(Optional.empty(), Optional.empty()));
    }
    boolean behindPreposition = first.skipped() > line.skipped();
    String word = first.first().text();
    Line second = names.atEnvironment(first.skip(1));
    Optional<String> environment = catalog.environment(word);
    boolean service = !behindPreposition && catalog.hasService(word);
    if (second.isEmpty() && service) {
      return new Understood(new Status(Optional.of(word), Optional.empty()));
    }
    if (second.isEmpty() && environment.isPresent()) {
      return new Understood(new Status(Optional.empty(), environment));
    }
    if (second.isEmpty()) {
      return nothingCalled(word);
    }
    return names.read(word, second, VerbRules::status);
  }

  private static Parsed status(Names.Found found) {
    Status status = new Status(Optional.of(found.service()), Optional.of(found.environment()));
    return found.rest().isEmpty()
        ? new Understood(status)
        : Wording.tooMany(found.rest(), Verb.STATUS.usage(), status);
  }

  private Parsed nothingCalled(String word) {
    Stream<Command> services =
        names.services(word).stream()
            .map(guess -> new Status(Optional.of(guess.word()), Optional.empty()));
    Stream<Command> environments =
        names.environments(word).stream()
            .map(guess -> new Status(Optional.empty(), Optional.of(guess.word())));
    return Wording.refused(
        "There is no service or environment " + Wording.quoted(word) + ".",
        Stream.concat(services, environments).map(Command::text).toList(),
        Wording.services(catalog));
  }

  private static Parsed history(Verb verb, Names.Found found) {
    History history = new History(found.service(), found.environment());
    return found.rest().isEmpty()
        ? new Understood(history)
        : Wording.tooMany(found.rest(), verb.usage(), history);
  }

  private static Parsed operate(Order order, Names.Found found) {
    return Reason.read(found.rest(), reason -> operate(order, found, reason));
  }

  private static Parsed operate(Order order, Names.Found found, String reason) {
    return order == Order.ROLLBACK
        ? RollbackRule.read(found, reason)
        : new Understood(new Operate(order, found.service(), found.environment(), reason));
  }

  private static Parsed help(Line line) {
    if (line.isEmpty()) {
      return new Understood(new Help(Optional.empty()));
    }
    String word = line.first().text();
    if (!Help.TOPICS.contains(word)) {
      return Wording.refused(
          "There is no help on " + Wording.quoted(word) + ".",
          Guess.near(word, Help.TOPICS).stream().map(guess -> "help " + guess.word()).toList(),
          "There is help on " + Wording.list(Help.TOPICS) + ".");
    }
    Help help = new Help(Optional.of(word));
    return line.words().size() == 1
        ? new Understood(help)
        : Wording.tooMany(line.skip(1), Verb.HELP.usage(), help);
  }
}
