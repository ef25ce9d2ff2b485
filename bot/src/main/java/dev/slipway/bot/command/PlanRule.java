package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Plan;
import java.util.List;
import java.util.Optional;

/// `plan SERVICE ENVIRONMENT [VERSION]`, `plan SERVICE@VERSION to ENVIRONMENT`. Lines are read
/// behind the first word.
record PlanRule(Names names) {
  Parsed parse(Line line) {
    if (line.isEmpty()) {
      return Wording.question(
          "Which service, and in which environment? The order is " + Verb.PLAN.usage() + ".",
          List.of("help " + Verb.PLAN.word()));
    }
    String word = line.first().text();
    int at = word.indexOf('@');
    return at > 0
        ? parse(word.substring(0, at), Optional.of(word.substring(at + 1)), line.skip(1))
        : parse(word, Optional.empty(), line.skip(1));
  }

  private Parsed parse(String service, Optional<String> pinned, Line behind) {
    if (pinned.isPresent() && !Versions.isVersion(pinned.get())) {
      return Versions.none(pinned.get());
    }
    return names.read(
        service,
        behind,
        found ->
            Versions.read(
                found.rest(),
                pinned,
                Verb.PLAN.usage(),
                version -> new Plan(found.service(), found.environment(), version)));
  }
}
