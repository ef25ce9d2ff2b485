package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Decide;
import dev.slipway.bot.command.Command.Decision;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// `approve|decline|cancel [ID]`, `decline ID reason`. Lines are read behind the first word.
final class DecideRule {
  /// As requests are named.
  private static final Pattern ID = Pattern.compile("r-[a-z0-9]{4,20}");

  private DecideRule() {}

  static Parsed parse(Verb verb, Line line) {
    Decision decision = verb.decision().orElseThrow();
    if (line.isEmpty()) {
      return new Understood(new Decide(decision, Optional.empty(), ""));
    }
    String word = line.first().text();
    return ID.matcher(word).matches()
        ? about(verb, word, line.skip(1))
        : noId(verb, word, line.skip(1));
  }

  private static Parsed about(Verb verb, String id, Line rest) {
    Decision decision = verb.decision().orElseThrow();
    if (decision == Decision.DECLINE) {
      return Reason.read(
          rest, reason -> new Understood(new Decide(decision, Optional.of(id), reason)));
    }
    Decide decide = new Decide(decision, Optional.of(id), "");
    return rest.isEmpty() ? new Understood(decide) : Wording.tooMany(rest, verb.usage(), decide);
  }

  private static Parsed noId(Verb verb, String word, Line rest) {
    String lower = word.toLowerCase(Locale.ROOT);
    List<String> offers =
        ID.matcher(lower).matches()
            ? Wording.offers(about(verb, lower, rest))
            : List.of(new Decide(verb.decision().orElseThrow(), Optional.empty(), "").text());
    return Wording.refused(
        Wording.quoted(word)
            + " is no request's id. It stands at the foot of the request's message and looks like"
            + " r-7k3mq2.",
        offers,
        "");
  }
}
