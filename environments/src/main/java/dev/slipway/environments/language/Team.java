package dev.slipway.environments.language;

import java.util.List;
import java.util.Optional;

/// @param members ids of people
/// @param channel where the team is reached in chat
/// @param slackGroup id of a Slack user group whose members belong to the team too, as far as they
///   are people of `slipway.yaml`
public record Team(
    String name, List<String> members, Optional<String> channel, Optional<String> slackGroup) {
  public Team {
    members = List.copyOf(members);
  }
}
