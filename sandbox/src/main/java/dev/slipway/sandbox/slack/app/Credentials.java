package dev.slipway.sandbox.slack.app;

/// The app's secrets, made up for one workspace on one machine.
///
/// @param signingSecret proves to the app that a request comes from Slack
/// @param botToken `xoxb-...`, for the Web API
/// @param appToken `xapp-...`, for Socket Mode
public record Credentials(String signingSecret, String botToken, String appToken) {
  /// Shows no secret, not even an invented one.
  @Override
  public String toString() {
    return "Credentials[...]";
  }
}
