package dev.slipway.bot.outbox;

import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Says of a message that it comes late, so that nobody takes an old state for the newest.
final class Lateness {
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final int MOST_BLOCKS = 50;

  private Lateness() {}

  static boolean isLate(Instant recorded, Instant now) {
    return recorded.plus(LATE).isBefore(now);
  }

  /// A message that is full says it in its text only.
  ///
  /// @param slackWasAway whether that is why
  static Message marked(Message message, boolean slackWasAway) {
    String mark = slackWasAway ? "delivered late: Slack was away" : "delivered late";
    List<Block> blocks = new ArrayList<>(message.blocks());
    if (blocks.size() < MOST_BLOCKS) {
      blocks.add(new Block.Context(List.of("_" + mark + "_")));
    }
    return new Message(message.text() + " (" + mark + ")", blocks);
  }
}
