package dev.slipway.sandbox.slack.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is in the workspace and which conversations there are. Safe for several threads.
public final class Directory {
  private final Bulletin bulletin;
  private final Cast cast;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();

  Directory(Bulletin bulletin, Cast cast) {
    this.bulletin = bulletin;
    this.cast = cast;
    cast.people().forEach(person -> people.put(person.id(), person));
    cast.channels().forEach(channel -> channels.put(channel.id(), channel));
  }

  /// Names and ids that never change.
  public Cast cast() {
    return cast;
  }

  public List<Person> people() {
    return cast.people();
  }

  public Optional<Person> find(String person) {
    return Optional.ofNullable(people.get(person));
  }

  /// @throws RefusedException `user_not_found`
  public Person person(String id) throws RefusedException {
    Person person = people.get(id);
    if (person == null) {
      throw new RefusedException("user_not_found");
    }
    return person;
  }

  /// @throws RefusedException `users_not_found`, Slack's word for it here
  public Person personByEmail(String email) throws RefusedException {
    return people().stream()
        .filter(person -> person.email().equalsIgnoreCase(email))
        .findFirst()
        .orElseThrow(() -> new RefusedException("users_not_found"));
  }

  public List<UserGroup> groups() {
    return cast.groups();
  }

  /// @throws RefusedException `no_such_subteam`
  public UserGroup group(String id) throws RefusedException {
    return groups().stream()
        .filter(group -> group.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException("no_such_subteam"));
  }

  public List<Channel> channels() {
    synchronized (bulletin) {
      return List.copyOf(channels.values());
    }
  }

  /// The channels that a person has in the sidebar, direct ones last.
  public List<Channel> channelsOf(String person) {
    return channels().stream().filter(channel -> channel.has(person)).toList();
  }

  /// @throws RefusedException `channel_not_found`
  public Channel channel(String id) throws RefusedException {
    synchronized (bulletin) {
      Channel channel = channels.get(id);
      if (channel == null) {
        throw new RefusedException("channel_not_found");
      }
      return channel;
    }
  }

  /// By id, or by name with or without `#`.
  ///
  /// @throws RefusedException `channel_not_found`
  public Channel channelNamed(String idOrName) throws RefusedException {
    String name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
    return channels().stream()
        .filter(channel -> channel.id().equals(idOrName) || channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedException("channel_not_found"));
  }

  /// Does nothing for who is in it already.
  ///
  /// @return whether there was something to do
  /// @throws RefusedException `channel_not_found`, `user_not_found`, `is_archived`
  public boolean join(String id, String user) throws RefusedException {
    synchronized (bulletin) {
      Channel channel = channel(id);
      person(user);
      if (channel.archived()) {
        throw new RefusedException("is_archived");
      }
      if (channel.has(user)) {
        return false;
      }
      List<String> members = new ArrayList<>(channel.members());
      members.add(user);
      Channel after = change(channel, members, channel.archived());
      bulletin.publish(new Change.MemberJoined(after, user, bulletin.nextTs()));
      return true;
    }
  }

  /// @throws RefusedException `channel_not_found`, `not_in_channel`
  public void leave(String id, String user) throws RefusedException {
    synchronized (bulletin) {
      Channel channel = channel(id);
      if (!channel.has(user)) {
        throw new RefusedException("not_in_channel");
      }
      List<String> members = new ArrayList<>(channel.members());
      members.remove(user);
      Channel after = change(channel, members, channel.archived());
      bulletin.publish(new Change.MemberLeft(after, user, bulletin.nextTs()));
    }
  }

  /// @throws RefusedException `channel_not_found`
  public void archive(String id, boolean archived) throws RefusedException {
    synchronized (bulletin) {
      Channel channel = channel(id);
      bulletin.publish(new Change.ChannelChanged(change(channel, channel.members(), archived)));
    }
  }

  /// The conversation between the app and a person, which begins when it is first asked for.
  ///
  /// @throws RefusedException `user_not_found`
  public Channel direct(String user) throws RefusedException {
    synchronized (bulletin) {
      Person person = person(user);
      String id = "D" + person.id().substring(1);
      Channel known = channels.get(id);
      return known != null ? known : add(direct(id, person));
    }
  }

  private Channel direct(String id, Person person) {
    return new Channel(
        id, person.id(), Channel.Kind.DIRECT, List.of(person.id(), cast.bot()), false, "");
  }

  /// @param kind public or private
  public Channel create(String name, Channel.Kind kind, List<String> members) {
    synchronized (bulletin) {
      return add(new Channel(bulletin.nextId("C"), name, kind, members, false, ""));
    }
  }

  private Channel add(Channel channel) {
    channels.put(channel.id(), channel);
    bulletin.publish(new Change.ChannelChanged(channel));
    return channel;
  }

  private Channel change(Channel channel, List<String> members, boolean archived) {
    Channel after =
        new Channel(
            channel.id(), channel.name(), channel.kind(), members, archived, channel.topic());
    channels.put(after.id(), after);
    return after;
  }
}
