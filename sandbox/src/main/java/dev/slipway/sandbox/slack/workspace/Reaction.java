package dev.slipway.sandbox.slack.workspace;

import java.util.List;

/// An emoji below a message and who put it there. Skin tones count as other emojis, as in Slack.
///
/// @param name such as `+1`, `thumbsup` or `+1::skin-tone-3`: as it was given
/// @param users ids, in the order of reacting; never empty
public record Reaction(String name, List<String> users) {
  public Reaction {
    users = List.copyOf(users);
  }
}
