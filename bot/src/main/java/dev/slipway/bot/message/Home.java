package dev.slipway.bot.message;

import java.util.List;

/// A person's App Home.
///
/// @param blocks up to 100
public record Home(List<Block> blocks) {
  public Home {
    blocks = List.copyOf(blocks);
  }
}
