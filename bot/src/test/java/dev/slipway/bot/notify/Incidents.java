package dev.slipway.bot.notify;

import dev.slipway.bot.incident.Duties;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.incident.IncidentMachine;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Incidents to tell of.
public final class Incidents {
  /// Ada is on duty then.
  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static final Duty DUTY = Duties.duty(Duties.ESCALATION);

  private Incidents() {}

  public static IncidentState opened() {
    return IncidentMachine.begin(Duties.alerts(NOW), DUTY, NOW).next();
  }

  public static IncidentState after(IncidentState state, IncidentSignal signal, Duration later) {
    return IncidentMachine.on(state, signal, NOW.plus(later)).next();
  }

  static IncidentState due(IncidentState state, Duration later) {
    return after(state, new IncidentSignal.Due(DUTY), later);
  }

  public static IncidentState acknowledged() {
    return after(opened(), new IncidentSignal.Acknowledge("grace"), Duration.ofMinutes(1));
  }

  /// Opened, called, acknowledged, resolved.
  public static IncidentState resolved() {
    return after(acknowledged(), new IncidentSignal.Resolve("linus"), Duration.ofMinutes(12));
  }

  /// All of its life so far.
  public static List<Notice> notices(IncidentState state) {
    return Notices.since(0, state, Duties.roster());
  }

  /// To a notifier of that name that hears everything.
  public static List<Dispatch> dispatches(String notifier, IncidentState state) {
    return notices(state).stream()
        .flatMap(notice -> followers(notifier).dispatches(notice).stream())
        .toList();
  }

  public static Subscription followers(String notifier) {
    return subscription(notifier, new Audience.Followers());
  }

  public static Subscription subscription(String notifier, Audience audience) {
    return new Subscription(notifier, Severity.MINOR, Set.of(), audience);
  }
}
