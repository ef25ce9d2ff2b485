package dev.slipway.bot.slack;

import dev.slipway.bot.message.Dialog.Option;
import java.util.List;

/// Who is told of what comes from Slack.
public interface Inbox {
  /// Keeps it durably before it returns; the same id again is passed over. Returns within
  /// milliseconds. Called from many threads.
  void take(Inbound inbound);

  /// Options for a search input, best first, at most 100. Returns within milliseconds.
  ///
  /// @param input its id
  /// @param memory of the modal that it stands in
  /// @param typed so far; may be empty
  List<Option> options(String user, String input, String memory, String typed);
}
