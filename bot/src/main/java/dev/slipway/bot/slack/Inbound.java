package dev.slipway.bot.slack;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What comes from Slack: checked for who sent it, not for what people may do.
public sealed interface Inbound {
  /// The same for a delivery that is sent again: event id, envelope id or signature.
  String id();

  /// Member id of the person.
  String user();

  /// `/deploy ...`
  ///
  /// @param team the person's workspace
  /// @param text behind the command
  record Typed(
      String id,
      String user,
      String team,
      String channel,
      String command,
      String text,
      URI responseUrl,
      String trigger)
      implements Inbound {}

  /// A reaction was added to a message, or removed.
  ///
  /// @param ts the message's
  /// @param name without colons: `+1`, `white_check_mark`; a skin tone stands behind it as
  ///   `::skin-tone-3`
  record Reacted(
      String id, String user, String team, String channel, String ts, String name, boolean added)
      implements Inbound {}

  /// A button was pressed.
  ///
  /// @param ts the message's; absent where it stood in a private answer or in App Home
  record Pressed(
      String id,
      String user,
      String team,
      String channel,
      Optional<String> ts,
      String action,
      String value,
      Optional<URI> responseUrl,
      String trigger)
      implements Inbound {
    /// Whether it stood in App Home: there the channel is the person.
    public boolean isInHome() {
      return channel.equals(user);
    }
  }

  /// A modal was sent.
  ///
  /// @param values by input id; what was left empty is missing
  record Sent(
      String id,
      String user,
      String team,
      String callback,
      String memory,
      Map<String, String> values)
      implements Inbound {
    public Sent {
      values = Map.copyOf(values);
    }
  }

  /// Somebody looks at App Home.
  record Visited(String id, String user, String team) implements Inbound {}

  /// A message was deleted by a person.
  ///
  /// @param user empty: Slack does not say who
  record Deleted(String id, String user, String channel, String ts) implements Inbound {}
}
