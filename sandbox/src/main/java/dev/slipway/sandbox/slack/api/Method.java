package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.util.List;

/// A method of the Web API.
///
/// @param scopes of which the token must have one; empty where any token will do
/// @param token what kind of token it takes
record Method(String name, List<String> scopes, Token token, Tier tier, Action action) {
  /// What a method does.
  @FunctionalInterface
  interface Action {
    /// @return what is answered beside `ok`
    /// @throws RefusedException with Slack's word for it
    JsonObject run(Arguments arguments) throws RefusedException;
  }

  /// Kinds of tokens.
  enum Token {
    NONE,
    BOT,
    APP
  }

  /// How many calls a minute Slack lets through at least, and how it counts them.
  ///
  /// Source: <https://docs.slack.dev/apis/web-api/rate-limits>.
  enum Tier {
    ONE(1),
    TWO(20),
    THREE(50),
    FOUR(100),
    /// `chat.postMessage`: one a second and channel, with short bursts.
    POSTING(60),
    /// Hundreds; never refused here.
    SPECIAL(Integer.MAX_VALUE);

    private final int perMinute;

    Tier(int perMinute) {
      this.perMinute = perMinute;
    }

    int perMinute() {
      return perMinute;
    }
  }

  static Method bot(String name, String scope, Tier tier, Action action) {
    return new Method(name, List.of(scope), Token.BOT, tier, action);
  }

  static Method bot(String name, List<String> scopes, Tier tier, Action action) {
    return new Method(name, scopes, Token.BOT, tier, action);
  }
}
