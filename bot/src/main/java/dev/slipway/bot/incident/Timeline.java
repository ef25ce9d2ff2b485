package dev.slipway.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What happened, in the order in which it was recorded. Who did it stands in each event.
///
/// @param entries at most [#LONGEST]; of more the opening and the newest
/// @param leftOut how many are missing behind the opening
public record Timeline(List<Entry> entries, int leftOut) {
  public static final int LONGEST = 500;
  static final Timeline EMPTY = new Timeline(List.of(), 0);

  public record Entry(Instant at, IncidentEvent what) {}

  public Timeline {
    entries = List.copyOf(entries);
  }

  Timeline with(IncidentEvent what, Instant at) {
    List<Entry> longer = new ArrayList<>(entries);
    longer.add(new Entry(at, what));
    if (longer.size() <= LONGEST) {
      return new Timeline(longer, leftOut);
    }
    longer.remove(1);
    return new Timeline(longer, leftOut + 1);
  }

  /// Whether that link or note stands there already.
  boolean holds(IncidentEvent what) {
    return entries.stream().anyMatch(entry -> isSame(entry.what(), what));
  }

  private static boolean isSame(IncidentEvent one, IncidentEvent other) {
    if (one instanceof IncidentEvent.NoteTaken note
        && other instanceof IncidentEvent.NoteTaken newer) {
      return note.message().isPresent() && note.message().equals(newer.message());
    }
    return one instanceof IncidentEvent.Linked(_, Link link)
        && other instanceof IncidentEvent.Linked(_, Link newer)
        && link.equals(newer);
  }
}
