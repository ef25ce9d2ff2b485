package dev.slipway.reconciler.trace;

import dev.slipway.telemetry.span.Attribute;
import dev.slipway.telemetry.span.Span.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a rollout is at.
///
/// @param name one of few; see docs/traces.md
/// @param then what it goes on with, where it is a pause
record Stage(
    String name,
    Instant since,
    SortedMap<String, Attribute> attributes,
    List<Moment> moments,
    Optional<Stage> then) {
  Stage {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    moments = List.copyOf(moments);
  }

  static Stage begin(String name, Instant at) {
    return new Stage(name, at, new TreeMap<>(), List.of(), Optional.empty());
  }

  Stage with(String key, String value) {
    return with(key, new Attribute.Text(value));
  }

  Stage with(String key, long value) {
    return with(key, new Attribute.Number(value));
  }

  private Stage with(String key, Attribute value) {
    SortedMap<String, Attribute> more = new TreeMap<>(attributes);
    more.put(Words.PREFIX + key, value);
    return new Stage(name, since, more, moments, then);
  }

  Stage moment(Instant at, String what) {
    List<Moment> more = new ArrayList<>(moments);
    more.add(new Moment(at, what));
    return new Stage(name, since, attributes, more, then);
  }

  Stage goingOnWith(Stage next) {
    return new Stage(name, since, attributes, moments, Optional.of(next));
  }

  /// The same once more, from that time on.
  Stage anew(Instant at) {
    return new Stage(name, at, attributes, List.of(), Optional.empty());
  }
}
