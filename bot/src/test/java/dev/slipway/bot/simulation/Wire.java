package dev.slipway.bot.simulation;

import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.SlackException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The way to Slack, with the bugs that are planted there; faults are Slack's own.
record Wire(Scenery scenery) implements Slack {
  @Override
  public Posted post(
      String channel, Optional<String> thread, boolean broadcast, Message message, String mark)
      throws SlackException {
    return scenery.slack.post(channel, thread, broadcast, message, mark);
  }

  @Override
  public void update(Posted posted, Message message) throws SlackException {
    if (scenery.bug != Bug.EDIT_LOST) {
      scenery.slack.update(posted, message);
    }
  }

  @Override
  public void whisper(String channel, String user, Message message) throws SlackException {
    scenery.slack.whisper(channel, user, message);
  }

  @Override
  public void respond(URI responseUrl, Message message) throws SlackException {
    scenery.slack.respond(responseUrl, message);
  }

  @Override
  public void open(String trigger, Dialog dialog) throws SlackException {
    scenery.slack.open(trigger, dialog);
  }

  @Override
  public void publish(String user, Home home) throws SlackException {
    scenery.slack.publish(user, home);
  }

  @Override
  public Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since)
      throws SlackException {
    return scenery.bug == Bug.POSTED_UNSEEN
        ? Optional.empty()
        : scenery.slack.find(channel, thread, mark, since);
  }

  @Override
  public Optional<Written> read(Posted posted) throws SlackException {
    return scenery.slack.read(posted);
  }

  @Override
  public String channel(String channel) throws SlackException {
    return scenery.slack.channel(channel);
  }

  @Override
  public Set<String> members(String group) throws SlackException {
    return scenery.slack.members(group);
  }
}
