package dev.slipway.environments.edit;

import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Overrides of a schedule of `oncall.yaml`. A new one takes those along that have ended.
///
/// @param schedule as it is written now
/// @param now what has ended by then puts nobody on call any more
public record OverrideEdits(Schedule schedule, Instant now) {
  /// Where the list is begun that the schedule does not have: behind the key that each has.
  private static final String BEHIND = "zone";

  /// Whether that one counts already: of several the last listed does.
  public boolean says(StandIn standIn) {
    return !schedule.overrides().isEmpty() && schedule.overrides().getLast().equals(standIn);
  }

  /// Behind all others, so that it beats them.
  public List<Edit> put(StandIn standIn) {
    List<String> path = List.of("schedules", schedule.name(), "overrides");
    List<Edit> edits = new ArrayList<>();
    // From the last one on, so that the places of those before stay what they are.
    for (int index = schedule.overrides().size() - 1; index >= 0; index--) {
      if (!now.isBefore(schedule.overrides().get(index).until())) {
        edits.add(new Edit.Drop(path, index));
      }
    }
    SequencedMap<String, String> item = new LinkedHashMap<>();
    item.put("person", standIn.person());
    item.put("from", standIn.from().toString());
    item.put("until", standIn.until().toString());
    edits.add(new Edit.Append(path, item, BEHIND));
    return edits;
  }
}
