package dev.slipway.environments.language;

import java.util.List;
import java.util.Optional;

/// @param members ids of people
/// @param channel where the team is reached in chat
public record Team(String name, List<String> members, Optional<String> channel) {
  public Team {
    members = List.copyOf(members);
  }
}
