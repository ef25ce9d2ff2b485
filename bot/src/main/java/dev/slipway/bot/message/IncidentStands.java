package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.IncidentState.Acknowledged;
import dev.slipway.bot.incident.IncidentState.Open;
import dev.slipway.bot.incident.IncidentState.Resolved;
import dev.slipway.bot.incident.IncidentState.Silenced;
import dev.slipway.bot.incident.Timer;
import java.util.Optional;

/// How an incident stands, in one or two sentences: who has it, and what happens by itself.
record IncidentStands(People people) {
  Said said(IncidentState state) {
    return switch (state) {
      case Open open -> open(open);
      case Acknowledged(_, String by, Optional<Timer> lapses) ->
          new Said(
              "👀",
              people.mention(by)
                  + " has it."
                  + lapses
                      .map(timer ->
                          " If it is not over "
                              + SlackDate.of(timer.due())
                              + ", people are called again.")
                      .orElse(""));
      case Silenced(_, String by, Timer until) ->
          new Said(
              "🔕",
              "Silenced by "
                  + people.mention(by)
                  + ". If it is not over "
                  + SlackDate.of(until.due())
                  + ", people are called again.");
      case Resolved(_, Optional<String> by, var at) ->
          new Said(
              "✅",
              "Resolved "
                  + SlackDate.of(at)
                  + by.map(who -> " by " + people.mention(who)).orElse(": its source says so")
                  + ".");
    };
  }

  private Said open(Open open) {
    var calling = open.incident().calling();
    if (open.asked().isPresent()) {
      return new Said(
          "🤝",
          "Handed to " + people.mention(open.asked().get()) + ", who has not acknowledged it yet.");
    }
    if (calling.escalation().isEmpty()) {
      return new Said(
          "🚨", "Nobody has it, and nobody is called: oncall.yaml says nothing for it.");
    }
    return calling.next().isEmpty()
        ? new Said("🚨", "Nobody has it, and everybody was called.")
        : new Said(
            "🚨",
            "Nobody has it yet."
                + open.next()
                    .map(timer -> " The next are called " + SlackDate.of(timer.due()) + ".")
                    .orElse(""));
  }
}
