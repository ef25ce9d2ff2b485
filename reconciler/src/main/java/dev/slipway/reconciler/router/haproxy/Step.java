package dev.slipway.reconciler.router.haproxy;

import java.util.List;
import java.util.Optional;

/// What to order next, and whether new requests follow the plan already.
///
/// @param orders in this order; empty where nothing is left to do or there is something to wait for
/// @param waiting for people: what the plan waits for; absent once it is followed
record Step(List<Order> orders, Optional<String> waiting) {
  Step {
    orders = List.copyOf(orders);
  }

  boolean isSettled() {
    return waiting.isEmpty();
  }
}
