package dev.slipway.bot.http;

import dev.slipway.bot.slack.SlackCalls;
import java.time.InstantSource;

/// Where Slack calls, in HTTP mode.
public final class SlackEndpoint {
  private final SlackCalls calls;
  private final SlackCheck check;

  /// @throws IllegalStateException when there is no signing secret: nobody could be told from Slack
  public SlackEndpoint(SlackCalls calls, SigningSecret secret, InstantSource clock) {
    if (secret.read().isBlank()) {
      throw new IllegalStateException(
          "Slack's signing secret is missing. Without it anybody could give orders, so HTTP mode"
              + " does not start: copy it from the app's Basic Information into its file, or use"
              + " Socket Mode.");
    }
    this.calls = calls;
    this.check = new SlackCheck(secret, clock);
  }

  SlackCalls calls() {
    return calls;
  }

  SlackCheck check() {
    return check;
  }
}
