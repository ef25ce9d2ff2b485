package dev.slipway.bot;

import dev.slipway.bot.http.Health;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.journal.sql.SqlJournal;
import dev.slipway.bot.loop.BotLoop;
import dev.slipway.bot.meters.MeasuredSlack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the bot is, for its health endpoints.
record Condition(SqlJournal journal, BotLoop loop, MeasuredSlack slack) implements Health {
  @Override
  public Optional<String> broken() {
    try {
      var _ = journal.depth();
      return Optional.empty();
    } catch (JournalException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<String> degraded() {
    List<String> away = new ArrayList<>();
    slack.awaySince().ifPresent(since -> away.add("Slack does not answer since " + since));
    if (loop.isReconcilerAway()) {
      away.add("the reconciler does not answer");
    }
    return away.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", away));
  }
}
