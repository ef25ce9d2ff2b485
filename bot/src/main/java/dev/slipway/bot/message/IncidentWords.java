package dev.slipway.bot.message;

import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What all messages about an incident say of it.
record IncidentWords(Opening opening, People people) {
  /// For a header, plain: `🔴 Critical: frontend in production`.
  String title() {
    return sign(opening.severity())
        + " "
        + severity()
        + opening
            .about()
            .service()
            .map(service -> ": " + service + environment(" in "))
            .orElseGet(() -> environment(": "));
  }

  /// For a fallback, marked up.
  String heading() {
    String where = IncidentCard.where(opening.about());
    return severity() + (where.isEmpty() ? "." : ": " + where + ".");
  }

  /// One or two sentences.
  String what() {
    return switch (opening.cause()) {
      case Cause.RolledBack(String rollout) -> "A rollout went back: " + Markup.code(rollout) + ".";
      case Cause.EmergencyCalled(String request) ->
          "An emergency passed every gate: request " + Markup.code(request) + ".";
      case Cause.Blocked(String kind, String reason) ->
          "Nothing can be rolled out there, "
              + Markup.text(kind)
              + ": "
              + Sentences.sentence(reason);
      case Cause.Stale(String reason) ->
          "Git cannot be read, so nothing new is rolled out: " + Sentences.sentence(reason);
      case Cause.Alerts(_, String title, _) -> "Alerts fire: " + Sentences.sentence(title);
      case Cause.ByHand(String title, String person) ->
          Sentences.sentence(title) + " Opened by " + people.mention(person) + ".";
      case Cause.HeartbeatSilent(String heartbeat) ->
          "The heartbeat "
              + Markup.text(heartbeat)
              + " has stopped. Other alerts may reach nobody.";
      case Cause.BackupFailed(String what, String reason) ->
          "The backup of " + Markup.text(what) + " failed: " + Sentences.sentence(reason);
    };
  }

  /// `Acknowledged after 2 min. Resolved after 12 min.`; nothing for one that is new.
  static Optional<String> times(IncidentState state) {
    List<String> times =
        Stream.of(
                state.timeToAcknowledge().map(time -> "Acknowledged after " + Span.words(time)),
                state.timeToResolve().map(time -> "Resolved after " + Span.words(time)))
            .flatMap(Optional::stream)
            .map(time -> time + ".")
            .toList();
    return times.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", times));
  }

  /// Where what to do about it is written; a link where it is an address.
  static Optional<String> runbook(Opening opening) {
    return switch (opening.cause()) {
      case Cause.Alerts(_, _, Optional<String> runbook) -> runbook.map(IncidentWords::whatToDo);
      case Cause.Blocked _ -> Optional.of(whatToDo(ours("SlipwayEnvironmentBlocked")));
      case Cause.Stale _ -> Optional.of(whatToDo(ours("SlipwayGitStale")));
      case Cause.HeartbeatSilent _ -> Optional.of(whatToDo(ours("SlipwayAlertsArrive")));
      case Cause.BackupFailed _ -> Optional.of(whatToDo(ours("SlipwayBackupFails")));
      case Cause.RolledBack _, Cause.EmergencyCalled _, Cause.ByHand _ -> Optional.empty();
    };
  }

  /// Of Slipway's own repository, where people find it.
  private static String ours(String name) {
    return "docs/runbooks/" + name + ".md";
  }

  private static String whatToDo(String runbook) {
    String path = "What to do: " + Markup.code(runbook);
    try {
      URI address = URI.create(runbook);
      return address.isAbsolute() ? Markup.link(address, "What to do") : path;
    } catch (IllegalArgumentException _) {
      return path;
    }
  }

  String severity() {
    return switch (opening.severity()) {
      case CRITICAL -> "Critical";
      case MAJOR -> "Major";
      case MINOR -> "Minor";
    };
  }

  private String environment(String before) {
    About about = opening.about();
    return about.environment().map(before::concat).orElse("");
  }

  private static String sign(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "🔴";
      case MAJOR -> "🟠";
      case MINOR -> "🟡";
    };
  }
}
