package dev.slipway.sandbox.slack.workspace;

/// Somebody who has an account, the app's bot user included.
///
/// @param id such as `U0ADA`
/// @param handle what is written after `@`
/// @param team the workspace that the account belongs to; an outsider's is another one
public record Person(String id, String handle, String name, String email, String team, Kind kind) {
  /// What an account may see.
  public enum Kind {
    /// Everything public.
    MEMBER,
    /// Only the channels that the guest was added to.
    GUEST,
    /// Belongs to another workspace and shares a channel with this one.
    OUTSIDER,
    /// The app.
    BOT
  }

  public boolean isBot() {
    return kind == Kind.BOT;
  }
}
