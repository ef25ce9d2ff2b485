package dev.slipway.bot.outbox;

import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import java.net.URI;
import java.util.Optional;

/// Something to be said. Kept durably together with the reason for it.
public sealed interface Outgoing {
  /// A message that is posted once and then edited: its newest content.
  ///
  /// @param card its own id: a request's, a rollout's, an incident's
  /// @param channel id or `#name`; of a known card the first one stays
  /// @param priority of the post and of this edit
  record Card(String card, String channel, Message message, Priority priority)
      implements Outgoing {}

  /// One line in the thread of a card, once.
  ///
  /// @param id the same for a line that is said again; then it is passed over
  record Line(String id, String card, Message message) implements Outgoing {}

  /// Private to one person, once; given up when thirty minutes have passed.
  ///
  /// @param responseUrl of what they did; absent: posted to them alone in the channel
  record Whisper(String id, String channel, String user, Optional<URI> responseUrl, Message message)
      implements Outgoing {}

  /// A person's App Home; the newest wins.
  record HomePage(String user, Home home) implements Outgoing {}

  /// What goes first where not all can.
  enum Priority {
    /// something went back, somebody is needed
    ALERT,
    /// a request, an end
    USUAL,
    /// progress
    LOW
  }
}
