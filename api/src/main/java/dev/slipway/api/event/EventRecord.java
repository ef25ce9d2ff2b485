package dev.slipway.api.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One event as it stands in the feed.
///
/// @param position from 1, rises in the order of commits, with gaps; 0 before the feed gave one
/// @param type a past-tense name: `RolloutStarted`; readers pass over types that they do not know
/// @param service absent for an event of the whole environment
/// @param rollout the rollout's id, where the event belongs to one
/// @param data a flat object: texts, whole numbers (`Long`), other numbers (`Double`) and booleans
///   by name; anything else is left out
public record EventRecord(
    long position,
    Instant at,
    String type,
    String environment,
    Optional<String> service,
    Optional<String> rollout,
    Map<String, Object> data) {
  public EventRecord {
    Map<String, Object> flat = new LinkedHashMap<>();
    data.forEach((name, value) -> scalar(value).ifPresent(kept -> flat.put(name, kept)));
    data = Collections.unmodifiableMap(flat);
  }

  /// The same at the place that the feed gave it.
  public EventRecord at(long place) {
    return new EventRecord(place, at, type, environment, service, rollout, data);
  }

  private static Optional<Object> scalar(Object value) {
    return switch (value) {
      case String text -> Optional.of(text);
      case Boolean flag -> Optional.of(flag);
      case Integer number -> Optional.of(number.longValue());
      case Long number -> Optional.of(number);
      case Float number -> Optional.of(number.doubleValue());
      case Double number -> Optional.of(number);
      case null, default -> Optional.empty();
    };
  }
}
