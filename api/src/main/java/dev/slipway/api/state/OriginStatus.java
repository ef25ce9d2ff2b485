package dev.slipway.api.state;

import java.util.List;

/// What a rollout comes from.
///
/// @param commit the commit that asked for the candidate
/// @param requests ids of the chat requests that the commits since the baseline's name
public record OriginStatus(CommitStatus commit, List<String> requests) {
  public OriginStatus {
    requests = List.copyOf(requests);
  }
}
