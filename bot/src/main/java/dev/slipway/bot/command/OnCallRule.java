package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.OnCall;
import dev.slipway.bot.command.Command.Override;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `oncall`, `oncall override SCHEDULE @PERSON [from TIME] until TIME|for DURATION`. Lines are read
/// behind the first word.
final class OnCallRule {
  private static final String OVERRIDE = "override";
  private static final String FROM = "from";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private OnCallRule() {}

  static Parsed parse(Line line) {
    if (line.isEmpty()) {
      return new Understood(new OnCall());
    }
    String word = line.first().text();
    if (word.equals(OVERRIDE)) {
      return override(line.skip(1));
    }
    return Wording.refused(
        Wording.quoted(word) + " is nothing that on call knows.",
        Guess.near(word, List.of(OVERRIDE)).isEmpty()
            ? List.of(new OnCall().text())
            : Wording.offers(override(line.skip(1))),
        "");
  }

  private static Parsed override(Line line) {
    if (line.words().size() < 2) {
      return incomplete("Who stands in, and in which schedule?");
    }
    String schedule = line.first().text();
    Optional<String> person = line.skip(1).person();
    if (!NAME.matcher(schedule).matches()) {
      return incomplete(Wording.quoted(schedule) + " is no schedule.");
    }
    if (person.isEmpty()) {
      return Wording.nobody(line.skip(1).first().text());
    }
    return from(schedule, person.get(), line.skip(2));
  }

  private static Parsed from(String schedule, String person, Line rest) {
    boolean begins = !rest.isEmpty() && !rest.first().literal() && rest.first().text().equals(FROM);
    if (!begins) {
      return until(schedule, person, Optional.empty(), rest);
    }
    return EndRule.read(rest)
        .map(from -> until(schedule, person, Optional.of(from.end()), from.rest()))
        .orElseGet(() -> incomplete("From when?"));
  }

  private static Parsed until(String schedule, String person, Optional<End> from, Line rest) {
    if (!EndRule.begins(rest)) {
      return incomplete("Until when?");
    }
    Optional<EndRule.Found> end = EndRule.read(rest);
    if (end.isEmpty()) {
      return incomplete("Until when?");
    }
    Override override = new Override(schedule, person, from, end.get().end());
    return end.get().rest().isEmpty()
        ? new Understood(override)
        : Wording.tooMany(end.get().rest(), Verb.ONCALL.usage(), override);
  }

  private static Parsed incomplete(String question) {
    return Wording.question(
        question
            + " The order is oncall override SCHEDULE @PERSON [from TIME] until TIME|for DURATION,"
            + " such as oncall override primary @ada from 18:00 until tomorrow 9:00; without a zone"
            + " it is UTC.",
        List.of("help oncall"));
  }
}
