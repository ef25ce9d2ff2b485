package dev.slipway.bot.http;

import java.util.Optional;

/// How the bot is; asked whenever somebody looks.
public interface Health {
  /// What keeps the bot from working at all, one sentence: the journal.
  Optional<String> broken();

  /// What it can go on without for a while, one sentence: Slack, the reconciler.
  Optional<String> degraded();
}
