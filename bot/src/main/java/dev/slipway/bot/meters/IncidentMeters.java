package dev.slipway.bot.meters;

import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentNumbers;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.journal.Journal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Incidents: those that are open are looked up, what became of them is counted as it is recorded.
///
/// All that can be counted stands at zero from the start: to Prometheus an increase from nothing is
/// none.
final class IncidentMeters {
  private final MeterRegistry registry;
  private final MultiGauge open;

  IncidentMeters(MeterRegistry registry) {
    this.registry = registry;
    open = MultiGauge.builder("slipway.bot.incidents.open").register(registry);
    for (Severity severity : Severity.values()) {
      Words.all(Cause.class).forEach(cause -> opened(cause, severity));
      acknowledged(severity);
      resolved(severity);
    }
  }

  /// @param incidents that are not resolved
  void refresh(List<IncidentState> incidents) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    IncidentNumbers.of(incidents)
        .open()
        .forEach((severity, count) ->
            rows.add(MultiGauge.Row.of(Tags.of("severity", Words.of(severity)), count)));
    open.register(rows, true);
  }

  /// What was decided in one pass bears that pass's time.
  void recorded(Journal.Entry entry) {
    entry.incidents().forEach(state -> count(state, entry.at()));
  }

  private void count(IncidentState state, Instant at) {
    Opening opening = state.incident().opening();
    if (opening.at().equals(at)) {
      opened(Words.kind(opening.cause()), opening.severity()).increment();
    }
    if (state.incident().acknowledged().equals(Optional.of(at))) {
      state.timeToAcknowledge().ifPresent(acknowledged(opening.severity())::record);
    }
    if (state instanceof IncidentState.Resolved(_, _, Instant over) && over.equals(at)) {
      state.timeToResolve().ifPresent(resolved(opening.severity())::record);
    }
  }

  private Counter opened(String cause, Severity severity) {
    return registry.counter(
        "slipway.bot.incidents", "cause", cause, "severity", Words.of(severity));
  }

  private Timer acknowledged(Severity severity) {
    return registry.timer("slipway.bot.incident.acknowledged", "severity", Words.of(severity));
  }

  private Timer resolved(Severity severity) {
    return registry.timer("slipway.bot.incident.resolved", "severity", Words.of(severity));
  }
}
