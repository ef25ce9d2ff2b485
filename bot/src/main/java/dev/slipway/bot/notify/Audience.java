package dev.slipway.bot.notify;

import java.util.List;

/// Who hears a notifier, and what of an incident's life.
public sealed interface Audience {
  /// A room or a program that follows along: everything.
  record Followers() implements Audience {}

  /// A service that calls people by rules of its own: whether it is open, taken or over.
  record Pager() implements Audience {}

  /// @param everything addresses that follow along
  /// @param called whether each person who is called gets that call as mail, too
  record Mailboxes(List<String> everything, boolean called) implements Audience {
    public Mailboxes {
      everything = List.copyOf(everything);
    }
  }
}
