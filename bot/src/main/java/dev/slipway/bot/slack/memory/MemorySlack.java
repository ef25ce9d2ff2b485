package dev.slipway.bot.slack.memory;

import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.SlackException.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps what was said, and fails as it is told to. Every channel is there but those that are
/// [#refuse]d; `#deploys` is the channel `CDEPLOYS`.
public final class MemorySlack implements Slack {
  private final InstantSource clock;
  private final List<Call> calls = new ArrayList<>();
  private final Map<Posted, Standing> messages = new java.util.LinkedHashMap<>();
  private final Map<Posted, Written> written = new HashMap<>();
  private final List<Whisper> whispers = new ArrayList<>();
  private final Map<String, Dialog> dialogs = new HashMap<>();
  private final Map<String, Home> homes = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();
  private final Map<Method, Deque<Fault>> faults = new EnumMap<>(Method.class);
  private final Map<String, Set<String>> groups = new HashMap<>();
  private boolean away;
  private int stamps;

  public MemorySlack(InstantSource clock) {
    this.clock = clock;
  }

  public enum Method {
    POST,
    UPDATE,
    WHISPER,
    RESPOND,
    OPEN,
    PUBLISH,
    FIND,
    CHANNEL,
    READ,
    MEMBERS
  }

  /// @param about the channel, user or address
  public record Call(Instant at, Method method, String about) {}

  /// A message that is there.
  ///
  /// @param edits how often it was edited
  public record Standing(
      Posted posted, Optional<String> thread, Message message, String mark, int edits) {}

  /// @param to user or address
  public record Whisper(String to, Message message) {}

  private record Fault(SlackException failure, boolean carriedOut) {}

  /// The next call of that method fails and does nothing.
  public synchronized void failNext(Method method, SlackException failure) {
    plan(method, new Fault(failure, false));
  }

  /// The next call of that method is carried out, and its answer lost.
  public synchronized void loseNextAnswer(Method method) {
    plan(
        method,
        new Fault(new SlackException(Kind.UNKNOWN_OUTCOME, "", "the answer was lost"), true));
  }

  /// The next call of that method is answered 429.
  public synchronized void limitNext(Method method, Duration retryAfter) {
    plan(
        method,
        new Fault(
            new SlackException(Kind.RATE_LIMITED, "ratelimited", "too many requests", retryAfter),
            false));
  }

  private void plan(Method method, Fault fault) {
    faults.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(fault);
  }

  /// Until it is back nothing reaches it.
  public synchronized void away(boolean away) {
    this.away = away;
  }

  /// Every call about that channel, user or address is refused with that word.
  public synchronized void refuse(String about, String code) {
    refused.put(about, code);
  }

  /// Somebody changes who is in a user group.
  public synchronized void group(String id, Set<String> members) {
    groups.put(id, Set.copyOf(members));
  }

  /// As a person deletes it.
  public synchronized void delete(Posted posted) {
    messages.remove(posted);
  }

  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /// Messages that are there, in the order in which they were posted.
  public synchronized List<Standing> messages() {
    return List.copyOf(messages.values());
  }

  public synchronized List<Whisper> whispers() {
    return List.copyOf(whispers);
  }

  public synchronized Optional<Dialog> dialog(String trigger) {
    return Optional.ofNullable(dialogs.get(trigger));
  }

  public synchronized Optional<Home> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  private interface Work<T> {
    T run() throws SlackException;
  }

  private synchronized <T> T call(Method method, String about, Work<T> work) throws SlackException {
    calls.add(new Call(clock.instant(), method, about));
    if (away) {
      throw new SlackException(Kind.UNREACHABLE, "", "Slack cannot be reached");
    }
    Fault fault = faults.getOrDefault(method, new ArrayDeque<>()).poll();
    if (fault != null && !fault.carriedOut()) {
      throw fault.failure();
    }
    String code = refused.get(about);
    if (code != null) {
      throw new SlackException(Kind.REFUSED, code, "Slack refuses: " + code);
    }
    T answer = work.run();
    if (fault != null) {
      throw fault.failure();
    }
    return answer;
  }

  @Override
  public Posted post(
      String channel, Optional<String> thread, boolean broadcast, Message message, String mark)
      throws SlackException {
    return call(
        Method.POST,
        channel,
        () -> {
          stamps++;
          String ts = "%d.%06d".formatted(clock.instant().getEpochSecond(), stamps);
          Posted posted = new Posted(id(channel), ts);
          if (thread.isPresent() && !messages.containsKey(new Posted(id(channel), thread.get()))) {
            throw new SlackException(Kind.GONE, "thread_not_found", "no such thread");
          }
          messages.put(posted, new Standing(posted, thread, message, mark, 0));
          return posted;
        });
  }

  private static String id(String channel) {
    return channel.startsWith("#")
        ? "C" + channel.substring(1).toUpperCase(java.util.Locale.ROOT)
        : channel;
  }

  @Override
  public void update(Posted posted, Message message) throws SlackException {
    call(
        Method.UPDATE,
        posted.channel(),
        () -> {
          Standing before = messages.get(posted);
          if (before == null) {
            throw new SlackException(Kind.GONE, "message_not_found", "no such message");
          }
          Standing after =
              new Standing(posted, before.thread(), message, before.mark(), before.edits() + 1);
          return messages.put(posted, after);
        });
  }

  @Override
  public void whisper(String channel, String user, Message message) throws SlackException {
    call(Method.WHISPER, channel, () -> whispers.add(new Whisper(user, message)));
  }

  @Override
  public void respond(URI responseUrl, Message message) throws SlackException {
    String address = responseUrl.toString();
    call(Method.RESPOND, address, () -> whispers.add(new Whisper(address, message)));
  }

  @Override
  public void open(String trigger, Dialog dialog) throws SlackException {
    call(Method.OPEN, trigger, () -> dialogs.put(trigger, dialog));
  }

  @Override
  public void publish(String user, Home home) throws SlackException {
    call(Method.PUBLISH, user, () -> homes.put(user, home));
  }

  @Override
  public Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since)
      throws SlackException {
    return call(
        Method.FIND,
        channel,
        () ->
            messages.values().stream()
                .filter(message -> message.posted().channel().equals(id(channel)))
                .filter(message -> message.thread().equals(thread))
                .filter(message -> message.mark().equals(mark))
                .map(Standing::posted)
                .findFirst());
  }

  /// As a person writes it.
  ///
  /// @param thread of a message that is there
  public synchronized Posted write(
      String user, String channel, Optional<String> thread, String text) {
    stamps++;
    Posted posted =
        new Posted(id(channel), "%d.%06d".formatted(clock.instant().getEpochSecond(), stamps));
    written.put(posted, new Written(Optional.of(user), text, thread));
    return posted;
  }

  @Override
  public Optional<Written> read(Posted posted) throws SlackException {
    return call(
        Method.READ,
        posted.channel(),
        () ->
            Optional.ofNullable(written.get(posted))
                .or(() ->
                    Optional.ofNullable(messages.get(posted))
                        .map(each ->
                            new Written(Optional.empty(), each.message().text(), each.thread()))));
  }

  @Override
  public String channel(String channel) throws SlackException {
    return call(Method.CHANNEL, channel, () -> id(channel));
  }

  @Override
  public Set<String> members(String group) throws SlackException {
    return call(
        Method.MEMBERS,
        group,
        () -> {
          Set<String> members = groups.get(group);
          if (members == null) {
            throw new SlackException(Kind.REFUSED, "no_such_subteam", "no such user group");
          }
          return members;
        });
  }
}
