package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Who;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.Optional;

/// `who [[in] ENVIRONMENT]`. Lines are read behind the first word.
record WhoRule(Catalog catalog, Names names) {
  Parsed parse(Line behind) {
    Line line = names.atEnvironment(behind);
    if (line.isEmpty()) {
      return new Understood(new Who(Optional.empty()));
    }
    String word = line.first().text();
    Optional<String> environment = catalog.environment(word);
    if (environment.isEmpty()) {
      return Wording.refused(
          "There is no environment " + Wording.quoted(word) + ".",
          names.environments(word).stream()
              .map(guess -> new Who(Optional.of(guess.word())).text())
              .toList(),
          "There are " + Wording.list(catalog.environments().keySet()) + ".");
    }
    Who who = new Who(environment);
    return line.words().size() == 1
        ? new Understood(who)
        : Wording.tooMany(line.skip(1), Verb.WHO.usage(), who);
  }
}
