package dev.slipway.sandbox.slack.workspace;

import java.util.List;

/// A user group, mentioned as `@handle`.
///
/// @param id such as `S0SRE`
/// @param members ids of people
public record UserGroup(String id, String handle, String name, List<String> members) {
  public UserGroup {
    members = List.copyOf(members);
  }
}
