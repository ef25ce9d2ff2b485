package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.app.Credentials;
import dev.slipway.sandbox.slack.workspace.Cast;
import java.time.InstantSource;

/// How a local Slack is started.
///
/// @param port on loopback; 0 takes a free one
/// @param manifest what the installed app declares
/// @param credentials the app's secrets
/// @param cast who is in the workspace
/// @param clock gives time stamps and ends what expires
public record SlackSetup(
    int port, AppManifest manifest, Credentials credentials, Cast cast, InstantSource clock) {
  private static final Credentials INVENTED =
      new Credentials(
          "8f742231b10e8888abcd99yyyzzz85a5",
          "xoxb-000000000000-000000000000-sandbox",
          "xapp-1-A0SLIPWAY-000000000000-sandbox");

  /// The sample workspace with secrets that everybody knows, for loopback only.
  public static SlackSetup sample(int port, AppManifest manifest) {
    return new SlackSetup(port, manifest, INVENTED, Cast.sample(), InstantSource.system());
  }

  public SlackSetup at(InstantSource other) {
    return new SlackSetup(port, manifest, credentials, cast, other);
  }
}
