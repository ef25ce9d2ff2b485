package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Promote;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;

/// `promote SERVICE [from] FROM [to] TO`, and how it is wanted. Lines are read behind the first
/// word.
record PromoteRule(Catalog catalog, Names names) {
  private static final String USAGE = Verb.PROMOTE.usage();

  Parsed parse(Line line) {
    if (line.isEmpty()) {
      return Wording.question(
          "Which service, from which environment to which? The order is " + USAGE + ".",
          List.of("help " + Verb.PROMOTE.word()));
    }
    return names.read(
        line.first().text(),
        behindFrom(line.skip(1)),
        from -> names.read(from.service(), from.rest(), to -> between(from.environment(), to)));
  }

  private Line behindFrom(Line line) {
    boolean from =
        line.words().size() > 1
            && !line.first().literal()
            && line.first().text().equals("from")
            && catalog.environment("from").isEmpty();
    return from ? line.skip(1) : line;
  }

  private static Parsed between(String from, Names.Found to) {
    if (from.equals(to.environment())) {
      return Wording.question(
          "A promotion leads to another environment: " + from + " is named twice.", List.of());
    }
    Promote promote = new Promote(to.service(), from, to.environment());
    if (MannerRule.begins(to.rest())) {
      return MannerRule.behind(promote, to.rest(), USAGE);
    }
    return to.rest().isEmpty()
        ? new Understood(promote)
        : Wording.tooMany(to.rest(), USAGE, promote);
  }
}
