package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Round robin over the endpoints of one release. One that refused a connection rests for a second:
/// it is tried last, so that a dead instance costs a request at most one attempt.
final class Rotation {
  private static final long REST = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private final Map<Endpoint, Long> restingUntil = new HashMap<>();
  private List<Endpoint> endpoints = List.of();
  private int next;

  /// @param nanoTime a monotonic clock
  Rotation(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized void replace(List<Endpoint> replacement) {
    endpoints = List.copyOf(replacement);
    restingUntil.keySet().retainAll(endpoints);
  }

  synchronized boolean isEmpty() {
    return endpoints.isEmpty();
  }

  /// All endpoints in the order in which one request shall try them.
  synchronized List<Endpoint> turn() {
    int size = endpoints.size();
    if (size == 0) {
      return List.of();
    }
    List<Endpoint> rested = new ArrayList<>(size);
    List<Endpoint> resting = new ArrayList<>();
    int first = next;
    next = (next + 1) % size;
    for (int i = 0; i < size; i++) {
      Endpoint endpoint = endpoints.get((first + i) % size);
      (isResting(endpoint) ? resting : rested).add(endpoint);
    }
    rested.addAll(resting);
    return rested;
  }

  /// A connection could not be made.
  synchronized void rest(Endpoint endpoint) {
    if (endpoints.contains(endpoint)) {
      restingUntil.put(endpoint, nanoTime.getAsLong() + REST);
    }
  }

  private boolean isResting(Endpoint endpoint) {
    Long until = restingUntil.get(endpoint);
    if (until == null) {
      return false;
    }
    if (until - nanoTime.getAsLong() > 0) {
      return true;
    }
    restingUntil.remove(endpoint);
    return false;
  }
}
