// What the person sees, as the server last told it. Changed only by what arrives on the stream
// and by messages that were asked for; everything on the page is drawn from here.

export class Store {
  state = null;
  #channels = new Map();
  #people = new Map();
  #names = new Map();
  #groups = new Map();

  /** @param everything the server's whole view for one person */
  replace(everything) {
    this.state = everything;
    this.#people = new Map(everything.people.map((person, place) => [person.id, {...person, place}]));
    this.#groups = new Map(everything.groups.map(group => [group.id, group.handle]));
    this.#names = new Map(everything.names.map(channel => [channel.id, channel.name]));
    this.#channels = new Map();
    everything.channels.forEach(channel => this.#put(channel));
  }

  /** @param changes what is new, in order; each holds the whole of what it is about */
  apply(changes) {
    for (const change of changes) {
      const [kind] = Object.keys(change);
      const value = change[kind];
      switch (kind) {
        case 'message': this.#note(value); break;
        case 'gone': this.#channels.get(value.channel)?.messages.delete(value.ts); break;
        case 'channel': this.#put(value); break;
        case 'left': this.#channels.delete(value); break;
        case 'home': this.state.home = value; break;
        case 'dialogs': this.state.dialogs = value; break;
      }
    }
  }

  /** Messages that the page asked for; with `oldest` they come before those that it has. */
  add(channelId, answer) {
    const channel = this.#channels.get(channelId);
    if (!channel) {
      return;
    }
    answer.messages.forEach(message => channel.messages.set(message.ts, message));
    if (answer.oldest !== undefined) {
      channel.more = answer.more;
      channel.oldest = answer.oldest || channel.oldest;
    }
  }

  channels() {
    return [...this.#channels.values()];
  }

  channel(id) {
    return this.#channels.get(id);
  }

  /** By id, or by name with or without `#`. */
  find(name) {
    const bare = name.replace(/^#/, '');
    return this.#channels.get(name) ?? this.channels().find(channel => channel.name === bare);
  }

  message(channelId, ts) {
    return this.#channels.get(channelId)?.messages.get(ts);
  }

  /** What stands in the channel itself, oldest first. */
  inChannel(channelId) {
    const channel = this.#channels.get(channelId);
    return channel
      ? sorted([...channel.messages.values()].filter(message =>
          (!message.thread || message.kind === 'broadcast') && message.ts >= channel.oldest))
      : [];
  }

  /** A message and what was answered to it, oldest first. */
  inThread(channelId, ts) {
    const messages = this.#channels.get(channelId)?.messages.values() ?? [];
    return sorted([...messages].filter(message => message.ts === ts || message.thread === ts));
  }

  person(id) {
    return this.#people.get(id);
  }

  people() {
    return [...this.#people.values()];
  }

  get me() {
    return this.state.me;
  }

  get bot() {
    return this.person(this.state.bot);
  }

  /** For mrkdwn. */
  get names() {
    return {
      me: this.me,
      person: id => this.#people.get(id)?.handle ?? null,
      channel: id => this.#names.get(id) ?? this.#channels.get(id)?.name ?? null,
      group: id => this.#groups.get(id) ?? null,
    };
  }

  #put(channel) {
    const messages = new Map(channel.messages.map(message => [message.ts, message]));
    this.#channels.set(channel.id, {...channel, messages});
    this.#names.set(channel.id, channel.name);
  }

  /** Messages older than what was loaded are not shown; they come when they are asked for. */
  #note(message) {
    const channel = this.#channels.get(message.channel);
    const known = channel?.messages.has(message.ts) || channel?.messages.has(message.thread);
    if (channel && (known || message.ts >= channel.oldest)) {
      channel.messages.set(message.ts, message);
    }
  }
}

const sorted = messages => messages.sort((one, other) => (one.ts < other.ts ? -1 : 1));
