package dev.slipway.bot.incident;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How a team does with its incidents.
///
/// @param open how many are not resolved, by severity; each severity has a number
/// @param timeToAcknowledge MTTA: the mean over those that somebody acknowledged
/// @param timeToResolve MTTR: the mean over those that are resolved
public record IncidentNumbers(
    Map<Severity, Integer> open,
    Optional<Duration> timeToAcknowledge,
    Optional<Duration> timeToResolve) {
  public IncidentNumbers {
    open = Map.copyOf(open);
  }

  public static IncidentNumbers of(Collection<IncidentState> incidents) {
    Map<Severity, Integer> open = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      open.put(severity, 0);
    }
    incidents.stream()
        .filter(each -> !each.isResolved())
        .forEach(each -> open.merge(each.incident().opening().severity(), 1, Integer::sum));
    return new IncidentNumbers(
        open,
        mean(incidents, IncidentState::timeToAcknowledge),
        mean(incidents, IncidentState::timeToResolve));
  }

  private static Optional<Duration> mean(
      Collection<IncidentState> incidents, Function<IncidentState, Optional<Duration>> time) {
    List<Duration> times = incidents.stream().map(time).flatMap(Optional::stream).toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(times.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size()));
  }
}
