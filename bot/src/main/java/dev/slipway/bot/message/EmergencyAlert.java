package dev.slipway.bot.message;

import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Plan;
import java.util.ArrayList;
import java.util.List;

/// What the channel for incidents hears of an emergency, and what its request's message says of it
/// from the first post to the end: who, why, and past which gates.
public final class EmergencyAlert {
  private static final int GATES = 10;

  private EmergencyAlert() {}

  public static Message of(Ask ask, Plan plan) {
    Said said =
        new Said(
            "🚨",
            "Emergency: "
                + People.mention(ask.requester())
                + " lets "
                + Markup.text(plan.candidate())
                + " pass every gate.");
    List<String> lines = new ArrayList<>();
    lines.add(said.line());
    lines.add(why(ask));
    lines.addAll(passed(plan));
    return new Page()
        .header(ask.place().service() + " in " + ask.place().environment())
        .lines(lines)
        .context(List.of("Request " + Markup.code(ask.id().text())))
        .buttons(List.of(Answer.status(ask.place())))
        .message(
            Page.fallback(List.of(Answer.words(ask.place()) + ".", said.sentence(), why(ask))));
  }

  /// On the request's own message; nothing where it is no emergency.
  static List<String> lines(Ask ask, Plan plan) {
    if (ask.emergency().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("🚨 Emergency by " + People.mention(ask.requester()) + ". " + why(ask));
    lines.addAll(passed(plan));
    return lines;
  }

  private static String why(Ask ask) {
    return ask.emergency().map(Sentences::reason).orElse("");
  }

  private static List<String> passed(Plan plan) {
    List<String> lines = new ArrayList<>();
    plan.passed().stream()
        .limit(GATES)
        .map(gate -> "🚧 Passed: " + Sentences.sentence(gate))
        .forEach(lines::add);
    if (lines.isEmpty()) {
      lines.add("No gate was in the way when it was planned.");
    }
    return lines;
  }
}
