package dev.slipway.bot.notify;

import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.Severity;
import java.time.Instant;

/// The incident that notices are about: the same in each of them.
///
/// @param what it is, in one or two plain sentences
public record Matter(
    IncidentId incident, Severity severity, About about, Instant opened, String what) {
  /// `Critical: frontend in production`.
  public String title() {
    String where =
        about
            .service()
            .map(service -> service + about.environment().map(" in "::concat).orElse(""))
            .or(about::environment)
            .map(": "::concat)
            .orElse("");
    return word() + where;
  }

  private String word() {
    return switch (severity) {
      case CRITICAL -> "Critical";
      case MAJOR -> "Major";
      case MINOR -> "Minor";
    };
  }
}
