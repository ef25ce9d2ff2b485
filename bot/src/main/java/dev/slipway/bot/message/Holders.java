package dev.slipway.bot.message;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The teams whose members may do something.
///
/// @param teams by name; empty when nobody may
/// @param unknownGroups those of them whose Slack user group's members are not known, and why
/// @param onCall schedule: whoever is on call in it may do it too
public record Holders(
    List<String> teams, SortedMap<String, String> unknownGroups, Optional<String> onCall) {
  public Holders {
    teams = List.copyOf(teams);
    unknownGroups = Collections.unmodifiableSortedMap(new TreeMap<>(unknownGroups));
  }

  /// Teams alone.
  public Holders(List<String> teams, SortedMap<String, String> unknownGroups) {
    this(teams, unknownGroups, Optional.empty());
  }

  /// A sentence behind another one; empty where every member is known.
  String unless() {
    if (unknownGroups.isEmpty()) {
      return "";
    }
    List<String> whose =
        unknownGroups.entrySet().stream()
            .map(each -> each.getKey() + " (" + each.getValue() + ")")
            .toList();
    return " Nobody counts by the Slack user group of "
        + People.teams(whose)
        + " until Slack says who is in it.";
  }
}
