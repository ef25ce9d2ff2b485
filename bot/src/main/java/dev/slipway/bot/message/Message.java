package dev.slipway.bot.message;

import java.util.List;

/// One message.
///
/// @param text what is shown where blocks cannot be (notifications, screen readers): the whole
///   meaning in plain words
/// @param blocks 1 to 50
public record Message(String text, List<Block> blocks) {
  public Message {
    blocks = List.copyOf(blocks);
    if (blocks.size() > 50) {
      throw new IllegalArgumentException("a message has at most 50 blocks, not " + blocks.size());
    }
  }
}
