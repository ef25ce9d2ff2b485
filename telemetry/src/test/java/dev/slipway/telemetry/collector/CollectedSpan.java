package dev.slipway.telemetry.collector;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A span as it came over the wire.
///
/// @param program the resource's `service.name`
/// @param parent empty at a root
/// @param attributes numbers as text
/// @param failure empty where its status is not an error
public record CollectedSpan(
    String program,
    String trace,
    String span,
    String parent,
    String name,
    Instant start,
    Instant end,
    SortedMap<String, String> attributes,
    String failure,
    List<String> moments,
    List<String> links) {
  public CollectedSpan {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    moments = List.copyOf(moments);
    links = List.copyOf(links);
  }

  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}
