package dev.slipway.bot.meters;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Requests: those that wait for people are looked up, how they ended is counted as it is recorded.
///
/// All endings of an environment stand at zero from its first request on: to Prometheus an increase
/// from nothing is none.
final class RequestMeters {
  private final MeterRegistry registry;
  private final MultiGauge waiting;
  private final Set<String> environments = ConcurrentHashMap.newKeySet();

  RequestMeters(MeterRegistry registry) {
    this.registry = registry;
    waiting = MultiGauge.builder("slipway.bot.approvals.waiting").register(registry);
  }

  /// @param open all that have not ended
  void refresh(List<RequestState> open) {
    open.forEach(state -> know(environment(state)));
    Map<String, Long> counts =
        open.stream()
            .filter(RequestState.AwaitingApproval.class::isInstance)
            .collect(Collectors.groupingBy(RequestMeters::environment, Collectors.counting()));
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (String environment : environments) {
      rows.add(
          MultiGauge.Row.of(
              Tags.of("environment", environment), counts.getOrDefault(environment, 0L)));
    }
    waiting.register(rows, true);
  }

  /// What was decided in one pass bears that pass's time.
  void recorded(Journal.Entry entry) {
    for (RequestState state : entry.requests()) {
      know(environment(state));
      if (state instanceof RequestState.Ended ended && ended.at().equals(entry.at())) {
        ended(environment(state), Words.kind(ended.ending())).increment();
      }
    }
  }

  private void know(String environment) {
    if (environments.add(environment)) {
      Words.all(Ending.class).forEach(outcome -> ended(environment, outcome));
    }
  }

  private Counter ended(String environment, String outcome) {
    return registry.counter(
        "slipway.bot.requests.ended", "environment", environment, "outcome", outcome);
  }

  private static String environment(RequestState state) {
    return state.ask().place().environment();
  }
}
