package dev.slipway.api.state;

import java.util.List;

/// What a rollout comes from.
///
/// @param commit id of the commit that asked for the candidate
/// @param author as Git prints it, or the person who ordered an emergency rollback
/// @param subject first line of its message
/// @param requests ids of the chat requests whose version it carries out
public record OriginStatus(String commit, String author, String subject, List<String> requests) {
  public OriginStatus {
    requests = List.copyOf(requests);
  }
}
