package dev.slipway.telemetry.span;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A part of a trace that is over.
///
/// @param name one of few: what differs stands in the attributes
/// @param start never after `end`
/// @param failure a word or a sentence where it went wrong
/// @param moments what happened meanwhile, in order
/// @param links other traces that it belongs to
public record Span(
    Lineage lineage,
    String name,
    Instant start,
    Instant end,
    SortedMap<String, Attribute> attributes,
    Optional<String> failure,
    List<Moment> moments,
    List<Lineage> links) {
  public Span {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    moments = List.copyOf(moments);
    links = List.copyOf(links);
    // Two records of one moment may have been told by clocks that were set in between.
    start = start.isAfter(end) ? end : start;
  }

  /// Something that takes no time.
  public record Moment(Instant at, String name) {}
}
