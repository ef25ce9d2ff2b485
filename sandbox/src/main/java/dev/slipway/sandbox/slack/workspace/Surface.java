package dev.slipway.sandbox.slack.workspace;

/// Where a person clicks.
public sealed interface Surface {
  /// A message.
  record InMessage(String channel, String ts) implements Surface {}

  /// A dialog or an App Home.
  record InView(String view) implements Surface {}
}
