package dev.slipway.sandbox.slack.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is written in the workspace's conversations. Safe for several threads.
///
/// Knows nothing of who may do what: the Web API's methods and [People] ask that before.
public final class Messages {
  private static final Pattern EMOJI = Pattern.compile("[a-z0-9_'+-]+(::skin-tone-[2-6])?");

  private final Bulletin bulletin;
  private final Directory directory;
  private final BlockIds blockIds;
  private final Map<String, NavigableMap<String, Message>> channels = new LinkedHashMap<>();

  Messages(Bulletin bulletin, Directory directory) {
    this.bulletin = bulletin;
    this.directory = directory;
    this.blockIds = new BlockIds(() -> bulletin.nextId(""));
  }

  /// @throws RefusedException `channel_not_found`, `is_archived`, `thread_not_found`
  public Message post(Draft draft) throws RefusedException {
    synchronized (bulletin) {
      writable(draft.channel());
      if (draft.thread().isPresent()) {
        threadHead(draft.channel(), draft.thread().orElseThrow());
      }
      Message.Kind kind =
          draft.thread().isPresent() && draft.broadcast()
              ? Message.Kind.BROADCAST
              : Message.Kind.PLAIN;
      return add(message(draft, kind, Optional.empty()));
    }
  }

  /// A message that only one person sees.
  ///
  /// @throws RefusedException `channel_not_found`, `is_archived`
  public Message whisper(Draft draft, String viewer) throws RefusedException {
    synchronized (bulletin) {
      writable(draft.channel());
      return add(message(draft, Message.Kind.PLAIN, Optional.of(viewer)));
    }
  }

  /// Slack's line about somebody who came in.
  ///
  /// @throws RefusedException `channel_not_found`, `is_archived`
  public Message announceJoin(String channel, String user) throws RefusedException {
    synchronized (bulletin) {
      writable(channel);
      Draft draft = Draft.of(channel, user, Content.of("<@" + user + "> has joined the channel"));
      return add(message(draft, Message.Kind.JOIN, Optional.empty()));
    }
  }

  /// @param marked whether it shows as edited: an app's edit of its own message does not
  /// @throws RefusedException `channel_not_found`, `message_not_found`, `is_archived`
  public Message edit(String channel, String ts, Content content, boolean marked)
      throws RefusedException {
    synchronized (bulletin) {
      writable(channel);
      Message before = message(channel, ts);
      Optional<String> edited = marked ? Optional.of(bulletin.nextTs()) : Optional.empty();
      Message after = before.saying(complete(content), edited);
      timeline(channel).put(ts, after);
      bulletin.publish(new Change.MessageEdited(before, after));
      return after;
    }
  }

  /// A message with answers leaves a tombstone.
  ///
  /// @throws RefusedException `channel_not_found`, `message_not_found`
  public void delete(String channel, String ts) throws RefusedException {
    synchronized (bulletin) {
      Message message = message(channel, ts);
      if (replies(channel, ts).isEmpty()) {
        timeline(channel).remove(ts);
      } else {
        timeline(channel).put(ts, tombstone(message));
      }
      bulletin.publish(new Change.MessageDeleted(message, bulletin.nextTs()));
    }
  }

  /// @param name without colons, with or without a skin tone
  /// @throws RefusedException `channel_not_found`, `message_not_found`, `is_archived`,
  ///   `already_reacted`, `invalid_name`
  public void react(String channel, String ts, String name, String user) throws RefusedException {
    synchronized (bulletin) {
      writable(channel);
      if (!EMOJI.matcher(name).matches()) {
        throw new RefusedException("invalid_name");
      }
      Message before = message(channel, ts);
      Map<String, List<String>> reactions = reactions(before);
      List<String> users = reactions.computeIfAbsent(name, _ -> new ArrayList<>());
      if (users.contains(user)) {
        throw new RefusedException("already_reacted");
      }
      users.add(user);
      Message after = reacted(before, reactions);
      bulletin.publish(new Change.ReactionAdded(after, name, user, bulletin.nextTs()));
    }
  }

  /// @throws RefusedException `channel_not_found`, `message_not_found`, `no_reaction`
  public void unreact(String channel, String ts, String name, String user) throws RefusedException {
    synchronized (bulletin) {
      Message before = message(channel, ts);
      Map<String, List<String>> reactions = reactions(before);
      List<String> users = reactions.getOrDefault(name, new ArrayList<>());
      if (!users.remove(user)) {
        throw new RefusedException("no_reaction");
      }
      Message after = reacted(before, reactions);
      bulletin.publish(new Change.ReactionRemoved(after, name, user, bulletin.nextTs()));
    }
  }

  /// @throws RefusedException `channel_not_found`, `message_not_found`
  public Message message(String channel, String ts) throws RefusedException {
    synchronized (bulletin) {
      directory.channel(channel);
      Message message = timeline(channel).get(ts);
      if (message == null || message.kind() == Message.Kind.TOMBSTONE) {
        throw new RefusedException("message_not_found");
      }
      return message;
    }
  }

  /// What stands in the channel, oldest first: no answers unless broadcast, nothing ephemeral.
  public List<Message> history(String channel) {
    synchronized (bulletin) {
      return all(channel).stream()
          .filter(Messages::isInChannel)
          .filter(Messages::isPublic)
          .toList();
    }
  }

  /// What a person sees in the channel, oldest first: [#history] and what is for them alone.
  public List<Message> seenBy(String person, String channel) {
    synchronized (bulletin) {
      return all(channel).stream()
          .filter(Messages::isInChannel)
          .filter(message -> message.visibleTo().map(person::equals).orElse(true))
          .toList();
    }
  }

  /// The answers to a message, oldest first, without the message itself.
  public List<Message> replies(String channel, String thread) {
    synchronized (bulletin) {
      return all(channel).stream()
          .filter(message -> message.thread().map(thread::equals).orElse(false))
          .filter(Messages::isPublic)
          .toList();
    }
  }

  /// What a person sees in a thread, oldest first: [#replies] and what is for them alone.
  public List<Message> repliesSeenBy(String person, String channel, String thread) {
    synchronized (bulletin) {
      return all(channel).stream()
          .filter(message -> message.thread().map(thread::equals).orElse(false))
          .filter(message -> message.visibleTo().map(person::equals).orElse(true))
          .toList();
    }
  }

  /// Slack shows it below the message that is answered.
  public ThreadSummary thread(String channel, String ts) {
    List<Message> replies = replies(channel, ts);
    return new ThreadSummary(
        replies.size(),
        replies.stream().map(Message::user).distinct().toList(),
        replies.isEmpty() ? Optional.empty() : Optional.of(replies.getLast().ts()));
  }

  /// The message that begins a thread, or what a deletion left of it.
  ///
  /// @throws RefusedException `thread_not_found`
  public Message threadHead(String channel, String ts) throws RefusedException {
    synchronized (bulletin) {
      Message head = timeline(channel).get(ts);
      if (head == null || head.isEphemeral() || head.thread().isPresent()) {
        throw new RefusedException("thread_not_found");
      }
      return head;
    }
  }

  private Collection<Message> all(String channel) {
    return channels.getOrDefault(channel, new TreeMap<>()).values();
  }

  private NavigableMap<String, Message> timeline(String channel) {
    return channels.computeIfAbsent(channel, _ -> new TreeMap<>());
  }

  private void writable(String channel) throws RefusedException {
    if (directory.channel(channel).archived()) {
      throw new RefusedException("is_archived");
    }
  }

  private Message message(Draft draft, Message.Kind kind, Optional<String> viewer) {
    return new Message(
        draft.channel(),
        bulletin.nextTs(),
        draft.user(),
        kind,
        complete(draft.content()),
        draft.thread(),
        Optional.empty(),
        List.of(),
        viewer);
  }

  private Message add(Message message) {
    timeline(message.channel()).put(message.ts(), message);
    bulletin.publish(new Change.MessagePosted(message));
    return message;
  }

  private Content complete(Content content) {
    return content.withBlocks(blockIds.complete(content.blocks()));
  }

  private Message reacted(Message before, Map<String, List<String>> reactions) {
    List<Reaction> left =
        reactions.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> new Reaction(entry.getKey(), entry.getValue()))
            .toList();
    Message after = before.reactedTo(left);
    timeline(before.channel()).put(before.ts(), after);
    return after;
  }

  private static Map<String, List<String>> reactions(Message message) {
    Map<String, List<String>> reactions = new LinkedHashMap<>();
    message.reactions().forEach(each -> reactions.put(each.name(), new ArrayList<>(each.users())));
    return reactions;
  }

  private static Message tombstone(Message message) {
    return new Message(
        message.channel(),
        message.ts(),
        "USLACKBOT",
        Message.Kind.TOMBSTONE,
        Content.of("This message was deleted."),
        message.thread(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static boolean isInChannel(Message message) {
    return message.thread().isEmpty() || message.kind() == Message.Kind.BROADCAST;
  }

  private static boolean isPublic(Message message) {
    return !message.isEphemeral();
  }
}
