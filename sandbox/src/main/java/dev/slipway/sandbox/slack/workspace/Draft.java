package dev.slipway.sandbox.slack.workspace;

import java.util.Optional;

/// A message before it has its time stamp.
///
/// @param channel id
/// @param user id of who writes
/// @param thread time stamp of the message that is answered
/// @param broadcast whether the answer also shows in the channel
public record Draft(
    String channel, String user, Content content, Optional<String> thread, boolean broadcast) {
  public static Draft of(String channel, String user, Content content) {
    return new Draft(channel, user, content, Optional.empty(), false);
  }
}
