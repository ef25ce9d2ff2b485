// Where the person is, as the address says it: two windows can be two persons in two places.

/** `channel` may still be a name; it becomes an id when the channels are known. */
export function readPlace() {
  const query = new URLSearchParams(location.search);
  const get = name => query.get(name) ?? '';
  return {user: get('user'), channel: get('channel'), thread: get('thread'), home: get('view') === 'home', draft: get('draft')};
}

export function addressOf(place, store) {
  const channel = store.channel(place.channel);
  const query = new URLSearchParams({user: place.user});
  if (place.home) {
    query.set('view', 'home');
  } else if (channel) {
    query.set('channel', channel.kind === 'direct' ? channel.id : channel.name);
  }
  if (place.thread && !place.home) {
    query.set('thread', place.thread);
  }
  return '/?' + query;
}

/** What was written and not sent, by person and place, for as long as the window is open. */
export const drafts = {
  get: key => sessionStorage.getItem('draft/' + key) ?? '',
  set: (key, text) => (text ? sessionStorage.setItem('draft/' + key, text) : sessionStorage.removeItem('draft/' + key)),
};

/** Up to where each person has read each channel. */
export const readMarks = {
  get: (user, channel) => localStorage.getItem(`read/${user}/${channel}`) ?? '',
  set(user, channel, ts) {
    if (ts > this.get(user, channel)) {
      localStorage.setItem(`read/${user}/${channel}`, ts);
    }
  },
};

export function unread(store, channel) {
  const seen = readMarks.get(store.me, channel.id);
  return store.inChannel(channel.id).filter(message => message.ts > seen && message.user !== store.me && message.kind !== 'join').length;
}
