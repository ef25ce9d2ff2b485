package dev.slipway.bot.meters;

import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.SlackException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Counts and times what is said to Slack, and knows since when Slack does not answer.
public final class MeasuredSlack implements Slack {
  private final Slack slack;
  private final Meters meters;
  private final InstantSource clock;
  private final AtomicReference<Optional<Instant>> awaySince =
      new AtomicReference<>(Optional.empty());

  public MeasuredSlack(Slack slack, Meters meters, InstantSource clock) {
    this.slack = slack;
    this.meters = meters;
    this.clock = clock;
  }

  /// Empty while Slack answers, or nothing was said to it yet.
  public Optional<Instant> awaySince() {
    return awaySince.get();
  }

  private interface Call<T> {
    T run() throws SlackException;
  }

  private interface Saying {
    void run() throws SlackException;
  }

  private void say(String method, Saying saying) throws SlackException {
    call(
        method,
        () -> {
          saying.run();
          return true;
        });
  }

  private <T> T call(String method, Call<T> call) throws SlackException {
    long from = System.nanoTime();
    String outcome = "bug";
    try {
      T answer = call.run();
      outcome = "ok";
      awaySince.set(Optional.empty());
      return answer;
    } catch (SlackException e) {
      outcome = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      note(e.kind());
      throw e;
    } finally {
      meters.called(method, outcome, Duration.ofNanos(System.nanoTime() - from));
    }
  }

  private void note(SlackException.Kind kind) {
    switch (kind) {
      case UNREACHABLE, UNKNOWN_OUTCOME ->
          awaySince.updateAndGet(since -> since.or(() -> Optional.of(clock.instant())));
      case RATE_LIMITED, GONE, REFUSED -> awaySince.set(Optional.empty());
    }
  }

  @Override
  public Posted post(
      String channel, Optional<String> thread, boolean broadcast, Message message, String mark)
      throws SlackException {
    return call("post", () -> slack.post(channel, thread, broadcast, message, mark));
  }

  @Override
  public void update(Posted posted, Message message) throws SlackException {
    say("update", () -> slack.update(posted, message));
  }

  @Override
  public void whisper(String channel, String user, Message message) throws SlackException {
    say("whisper", () -> slack.whisper(channel, user, message));
  }

  @Override
  public void respond(URI responseUrl, Message message) throws SlackException {
    say("respond", () -> slack.respond(responseUrl, message));
  }

  @Override
  public void open(String trigger, Dialog dialog) throws SlackException {
    say("open", () -> slack.open(trigger, dialog));
  }

  @Override
  public void publish(String user, Home home) throws SlackException {
    say("publish", () -> slack.publish(user, home));
  }

  @Override
  public Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since)
      throws SlackException {
    return call("find", () -> slack.find(channel, thread, mark, since));
  }

  @Override
  public Set<String> members(String group) throws SlackException {
    return call("members", () -> slack.members(group));
  }

  @Override
  public Optional<Written> read(Posted posted) throws SlackException {
    return call("read", () -> slack.read(posted));
  }

  /// Not measured: mostly it is known without asking.
  @Override
  public String channel(String channel) throws SlackException {
    return slack.channel(channel);
  }
}
