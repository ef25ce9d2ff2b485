package dev.slipway.api.state;

import java.util.List;

/// Rollouts of a service in an environment: `GET
/// /api/v1/environments/{environment}/services/{service}/rollouts?limit=N`, 1 to 100, else 10.
///
/// @param rollouts newest first; the one under way is among them
public record RolloutsStatus(String environment, String service, List<RolloutStatus> rollouts) {
  public RolloutsStatus {
    rollouts = List.copyOf(rollouts);
  }
}
