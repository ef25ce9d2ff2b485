package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Ask;
import dev.slipway.bot.command.Parsed.Refused;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Text to command. Total: every text ends in one of the two, and none is read as a command that
/// was not typed; near misses are offered instead.
///
///     (nothing)                                    a dialog
///     SERVICE | ENVIRONMENT | SERVICE@VERSION      a dialog that knows this much
///     SERVICE [to|in] ENVIRONMENT [VERSION]        deploy
///     SERVICE@VERSION [to|in] ENVIRONMENT          deploy
///     ... --emergency REASON | at TIME | in DURATION   behind one of these two
///     SERVICE,SERVICE [to|in] ENVIRONMENT [VERSION]  all or none; also with @VERSION behind each
///     status [SERVICE] [[in] ENVIRONMENT]
///     history SERVICE ENVIRONMENT
///     rollback|pause|resume|complete|abort|retry SERVICE ENVIRONMENT [reason ...]
///     lock [SERVICE] ENVIRONMENT for DURATION|until TIME REASON
///     unlock [SERVICE] ENVIRONMENT
///     locks [ENVIRONMENT]
///     freeze ENVIRONMENT for DURATION|until TIME REASON
///     unfreeze ENVIRONMENT
///     rollback SERVICE ENVIRONMENT to VERSION
///     plan SERVICE ENVIRONMENT [VERSION] | SERVICE@VERSION [to|in] ENVIRONMENT
///     promote SERVICE [from] FROM [to] TO
///     diff A B | SERVICE A B                       environments, or versions of the service
///     approve|cancel [ID], decline [ID [reason ...]]
///     who [[in] ENVIRONMENT]
///     incident [open TITLE | [ID] ack|escalate|silence|assign|link|note|resolve|reopen|postmortem]
///     oncall [override SCHEDULE @PERSON [from TIME] until TIME|for DURATION]
///     help [TOPIC]
///
/// A word in quotes, and every word behind a leading `--`, is never one of our own words: that is
/// how a service called `status` is deployed. Upper case is offered in lower case.
public final class CommandParser {
  private static final List<String> SUPERFLUOUS = List.of("deploy", "/deploy");
  private final Catalog catalog;
  private final DeployRule deploy;
  private final VerbRules verbs;

  private CommandParser(Catalog catalog) {
    this.catalog = catalog;
    this.deploy = new DeployRule(catalog);
    this.verbs = new VerbRules(catalog);
  }

  /// @param text as Slack sends it behind `/deploy`, or a suggestion's
  public static Parsed parse(String text, Catalog catalog) {
    return new CommandParser(catalog).parse(Line.of(text));
  }

  private Parsed parse(Line line) {
    if (line.isEmpty()) {
      return new Understood(new Ask(Optional.empty(), Optional.empty(), Optional.empty()));
    }
    Line.Word first = line.first();
    if (first.literal()) {
      return deploy.parse(line);
    }
    if (Verb.isPreposition(first.text())) {
      return deploy.into(line.skip(1));
    }
    return Verb.of(first.text())
        .map(verb -> orService(verbs.parse(verb, line.skip(1)), line))
        .orElseGet(() -> orVerb(deploy.parse(line), line));
  }

  /// A service may be called like the verb.
  private Parsed orService(Parsed parsed, Line line) {
    if (parsed instanceof Refused refused
        && catalog.hasService(line.first().text())
        && deploy.parse(line) instanceof Understood meant) {
      return offered(
          Wording.quoted(line.first().text()) + " is a command and a service.",
          Wording.offers(refused),
          Wording.offers(meant));
    }
    return parsed;
  }

  /// The first word may be a verb that is spelt wrong, or one too many.
  private Parsed orVerb(Parsed parsed, Line line) {
    String word = line.first().text();
    if (!(parsed instanceof Refused refused) || catalog.hasService(word)) {
      return parsed;
    }
    if (SUPERFLUOUS.contains(word) && line.words().size() > 1) {
      return Wording.refused(
          "The word " + Wording.quoted(word) + " is not needed here.",
          Wording.offers(parse(line.skip(1))),
          "");
    }
    List<Guess> guesses = Guess.near(word, Verb.words());
    if (guesses.isEmpty() || word.contains("@") || word.contains(",")) {
      return parsed;
    }
    SequencedSet<String> offers = new LinkedHashSet<>();
    guesses.forEach(guess ->
        offers.addAll(
            Wording.offers(verbs.parse(Verb.of(guess.word()).orElseThrow(), line.skip(1)))));
    return offered(
        "There is no service or command " + Wording.quoted(word) + ".",
        List.copyOf(offers),
        Wording.offers(refused));
  }

  private static Parsed offered(String sentence, List<String> first, List<String> then) {
    SequencedSet<String> offers = new LinkedHashSet<>(first);
    offers.addAll(then);
    return Wording.refused(sentence, List.copyOf(offers), "");
  }
}
