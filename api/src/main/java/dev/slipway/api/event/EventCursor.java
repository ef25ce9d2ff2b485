package dev.slipway.api.event;

import java.util.Optional;

/// How far a reader has come.
///
/// @param feed absent before the first page
/// @param after the last position that was dealt with; 0 before the first
public record EventCursor(Optional<String> feed, long after) {
  /// The beginning of the feed in force.
  public static final EventCursor BEGINNING = new EventCursor(Optional.empty(), 0);

  /// Behind a page.
  public static EventCursor behind(EventPage page) {
    return new EventCursor(Optional.of(page.feed()), page.next());
  }
}
