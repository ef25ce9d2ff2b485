package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentState;
import java.util.Collection;
import java.util.List;

/// What a person hears who has typed something about an incident.
public final class IncidentAnswer {
  private IncidentAnswer() {}

  /// @param channel in which it is told
  public static Message opened(IncidentState state, String channel, People people) {
    Said stands = new IncidentStands(people).said(state);
    return Answer.answer(
        new Said(
            "🚨",
            "Incident "
                + Markup.code(state.id().text())
                + " is open in "
                + Markup.channel(channel)
                + ". "
                + stands.sentence()));
  }

  /// Nobody could take it, or end it.
  public static Message noChannel() {
    return Answer.answer(
        new Said(
            "🤔",
            "Nothing was opened: the environments repository names no channel for incidents there."
                + " It is written as channels: {incidents: \"#oncall\"} in slipway.yaml, below"
                + " defaults."));
  }

  /// After what was done, and where nothing changed.
  public static Message stands(IncidentState state, People people) {
    Said stands = new IncidentStands(people).said(state);
    return Answer.answer(
        new Said(
            stands.sign(),
            "Incident " + Markup.code(state.id().text()) + ": " + stands.sentence()));
  }

  /// Into its timeline.
  public static Message taken(IncidentState state) {
    return Answer.answer(
        new Said(
            "📝", "It stands in the timeline of incident " + Markup.code(state.id().text()) + "."));
  }

  public static Message notOver(IncidentState state) {
    return Answer.answer(
        new Said(
            "🤔",
            "Incident "
                + Markup.code(state.id().text())
                + " is not over: what is written down comes after it is resolved."));
  }

  /// @param id as it was typed
  public static Message unknown(String id) {
    return Answer.answer(
        new Said("🤔", "There is no incident " + Markup.code(id) + "."),
        Buttons.run(List.of("incident")));
  }

  /// No id was said, and nothing is open.
  public static Message none() {
    return Answer.answer(
        new Said(
            "🤔",
            "No incident is open. One that is over is named by its id, which stands at the foot of"
                + " its message."));
  }

  /// @param commands the same for each that is open
  public static Message which(Collection<String> commands) {
    return Answer.answer(
        new Said("🤔", "Several incidents are open. Which one is meant?"),
        Buttons.run(commands.stream().limit(5).toList()));
  }
}
