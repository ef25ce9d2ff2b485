package dev.slipway.reconciler.metrics.memory;

import dev.slipway.reconciler.metrics.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Knows the queries, alert rules and alerts that it was told of. Down, it is unreachable.
public final class MemoryMetrics implements Metrics {
  private final Map<String, Double> values = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> rules = new CopyOnWriteArrayList<>();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private volatile Optional<String> down = Optional.empty();

  private record Alert(Map<String, String> labels, Instant activeAt) {}

  /// What a query yields from now on; not a number is one of the values.
  public void put(String query, double value) {
    values.put(query, value);
  }

  /// Cannot be asked any more.
  public void fall(String reason) {
    down = Optional.of(reason);
  }

  public void rise() {
    down = Optional.empty();
  }

  /// The queries so far, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// An alert rule is evaluated from now on.
  ///
  /// @param labels of its own; alerts may bear others beside them
  public void watch(Map<String, String> labels) {
    rules.add(Map.copyOf(labels));
  }

  /// An alert fires from now on.
  public void fire(Map<String, String> labels, Instant activeAt) {
    alerts.add(new Alert(Map.copyOf(labels), activeAt));
  }

  @Override
  public Answer alerts(Map<String, String> labels, Instant since) {
    if (down.isPresent()) {
      return new Answer.Unreachable(down.get());
    }
    boolean watched =
        rules.stream()
            .anyMatch(rule ->
                labels.entrySet().stream()
                    .allMatch(asked ->
                        rule.getOrDefault(asked.getKey(), asked.getValue())
                            .equals(asked.getValue())));
    if (!watched) {
      return new Answer.Nothing("no alert rule could fire with such labels");
    }
    return new Answer.Number(
        (double)
            alerts.stream()
                .filter(alert -> alert.labels().entrySet().containsAll(labels.entrySet()))
                .filter(alert -> !alert.activeAt().isBefore(since))
                .count());
  }

  @Override
  public Answer query(String query) {
    asked.add(query);
    if (down.isPresent()) {
      return new Answer.Unreachable(down.get());
    }
    Double value = values.get(query);
    if (value == null) {
      return new Answer.Nothing("no series answers the query");
    }
    return Double.isFinite(value) ? new Answer.Number(value) : new Answer.Nothing("it is " + value);
  }
}
