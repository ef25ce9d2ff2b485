package dev.slipway.bot.slack;

import dev.slipway.bot.alert.AlertGroup;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What comes from outside: checked for who sent it, not for what people may do. All of it is from
/// people in Slack but [Alerted].
public sealed interface Inbound {
  /// The same for a delivery that is sent again: event id, envelope id or signature.
  String id();

  /// Member id of the person; empty where it is nobody's.
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

  /// Alertmanager says how a group of alerts is.
  ///
  /// @param id of this post: the same group is posted again and again
  record Alerted(String id, AlertGroup group) implements Inbound {
    @Override
    public String user() {
      return "";
    }
  }
}
