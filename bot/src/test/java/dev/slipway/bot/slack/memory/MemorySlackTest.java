package dev.slipway.bot.slack.memory;

import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.SlackContract;
import java.net.URI;

final class MemorySlackTest extends SlackContract {
  @Override
  protected Slack speakTo(MemorySlack world) {
    return world;
  }

  @Override
  protected URI responseUrl() {
    return URI.create("https://hooks.slack.com/commands/1");
  }
}
