package dev.slipway.sandbox.slack.workspace;

import java.util.List;
import java.util.Optional;

/// The line below a message that has answers.
///
/// @param users who answered, each once
/// @param latest time stamp of the newest answer; absent where there is none
public record ThreadSummary(int replies, List<String> users, Optional<String> latest) {
  public ThreadSummary {
    users = List.copyOf(users);
  }
}
