package dev.slipway.sandbox.slack.workspace;

import java.util.List;

/// A conversation.
///
/// @param id such as `C0DEPLOYS`, `D0ADA` for a direct one
/// @param name without `#`; of a direct one, the person's id
/// @param members ids, in the order of joining
public record Channel(
    String id, String name, Kind kind, List<String> members, boolean archived, String topic) {
  /// Who may find it.
  public enum Kind {
    PUBLIC,
    PRIVATE,
    /// Between the app and one person.
    DIRECT
  }

  public Channel {
    members = List.copyOf(members);
  }

  public boolean has(String person) {
    return members.contains(person);
  }
}
