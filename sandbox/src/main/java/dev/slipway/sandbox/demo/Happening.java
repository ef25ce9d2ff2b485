package dev.slipway.sandbox.demo;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventRecord;

/// An event of the feed, as it came and with its type.
record Happening(EventRecord event, EventContent content) {
  boolean isOf(String environment, String service) {
    return event.environment().equals(environment)
        && event.service().map(service::equals).orElse(false);
  }

  String rollout() {
    return event.rollout().orElse("");
  }
}
