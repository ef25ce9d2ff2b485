package dev.slipway.reconciler.metrics.memory;

import dev.slipway.reconciler.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Knows the queries that it was told of; what it was not told of has no series. Down, it is
/// unreachable.
public final class MemoryMetrics implements Metrics {
  private final Map<String, Double> values = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Optional<String> down = Optional.empty();

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
