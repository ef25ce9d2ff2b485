// Messages as list entries.

import {el} from './dom.js';
import {emoji, spoken} from './emoji.js';
import {attachment, blocks} from './blocks.js';
import {ago, clock, mrkdwn, nearDay} from './mrkdwn.js';

const TOGETHER_SECONDS = 300;
const TINTS = 8;

export const at = ts => new Date(Number(ts) * 1000);

/** Initials on a colour that stays with the person. */
export function avatar(person, size = '') {
  const name = person?.name ?? '?';
  const initials = name.split(/\s+/).slice(0, 2).map(word => word[0]).join('').toUpperCase();
  const look = person?.kind === 'bot' ? 'bot' : `tint-${(person?.place ?? 0) % TINTS}`;
  return el('span', {class: `avatar ${look} ${size}`, 'aria-hidden': 'true'}, initials);
}

/** The messages of a channel, by days. */
export function channelEntries(view, messages) {
  const entries = [];
  let before = null;
  for (const message of messages) {
    const day = at(message.ts).toDateString();
    if (before === null || at(before.ts).toDateString() !== day) {
      entries.push({key: 'day/' + day, version: [dayName(at(message.ts))], render: () => dayLine(at(message.ts))});
      before = null;
    }
    entries.push(entry(view, message, {compact: together(before, message), inThread: false}));
    before = message;
  }
  return entries;
}

/** A message, then what was answered to it. */
export function threadEntries(view, messages, head) {
  const entries = [];
  let before = null;
  for (const message of messages) {
    entries.push(entry(view, message, {compact: before?.ts !== head && together(before, message), inThread: true}));
    before = message;
    if (message.ts === head) {
      const count = messages.length - 1;
      entries.push({key: 'count', version: [count], render: () => el('li', {class: 'day'}, el('span', {}, replies(count)))});
    }
  }
  return entries;
}

const replies = count => (count === 1 ? '1 reply' : `${count} replies`);

function entry(view, message, place) {
  const failure = view.failures.get(`${message.channel}/${message.ts}`) ?? '';
  return {
    key: message.ts,
    version: [message, place.compact, failure],
    render: () => row(view, message, {...place, failure}),
  };
}

/** What follows soon is read on under one name; but each card, which has several blocks, begins anew. */
function together(before, message) {
  const cards = [before, message].some(each => each && (each.blocks.length > 1 || each.answers));
  return Boolean(before) && !cards && before.user === message.user && before.kind === 'plain' && message.kind === 'plain'
    && !message.ephemeral && !before.ephemeral && Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS;
}

function dayName(date) {
  const near = nearDay(date);
  return near ? near[0].toUpperCase() + near.slice(1)
    : date.toLocaleDateString([], {weekday: 'long', day: 'numeric', month: 'long'});
}

const dayLine = date => el('li', {class: 'day'}, el('span', {}, dayName(date)));

function row(view, message, place) {
  const person = view.store.person(message.user);
  const surface = {
    names: view.store.names,
    store: view.store,
    key: `${place.inThread ? 'thread' : 'channel'}/${message.ts}`,
  };
  return el('li', {
    class: ['message', place.compact && 'compact', message.ephemeral && 'ephemeral', message.kind !== 'plain' && message.kind].filter(Boolean).join(' '),
    'data-surface': 'message',
    'data-channel': message.channel,
    'data-ts': message.ts,
    tabindex: '-1',
  },
  message.ephemeral && el('p', {class: 'only-you'}, '👁 Only visible to you',
    el('button', {type: 'button', class: 'link', 'data-act': 'dismiss'}, 'Dismiss')),
  message.kind === 'broadcast' && !place.inThread && el('p', {class: 'only-you'},
    el('button', {type: 'button', class: 'link', 'data-act': 'thread', 'data-thread': message.thread}, '↳ replied to a thread')),
  avatar(person),
  el('div', {class: 'body'},
    who(person, message, place.compact),
    content(message, surface),
    place.failure && el('p', {class: 'error', role: 'alert'}, '⚠ ' + place.failure),
    reactions(view, message),
    !place.inThread && message.answers && answers(view, message)),
  message.kind !== 'tombstone' && tools(message, place));
}

function who(person, message, compact) {
  const time = at(message.ts);
  const name = person?.name ?? 'Somebody';
  return el('p', {class: compact ? 'who hidden' : 'who'},
    el('strong', {class: 'name'}, name),
    person?.kind === 'bot' && el('span', {class: 'badge'}, 'App'),
    ['guest', 'outsider'].includes(person?.kind) && el('span', {class: 'badge'}, person.kind),
    el('time', {datetime: time.toISOString(), title: time.toLocaleString()}, clock(time)));
}

function content(message, surface) {
  const edited = message.edited && el('span', {class: 'edited'}, ' (edited)');
  const shown = message.blocks.length > 0
    ? el('div', {class: 'content'}, blocks(message.blocks, surface), edited)
    : el('div', {class: 'content text'}, mrkdwn(message.text, surface.names), edited);
  const attached = message.attachments.map(each => attachment(each, surface));
  return attached.length > 0 ? el('div', {class: 'with-attachments'}, shown, attached) : shown;
}

function reactions(view, message) {
  if (message.reactions.length === 0) {
    return null;
  }
  return el('ul', {class: 'reactions', 'aria-label': 'Reactions'},
    message.reactions.map(reaction => el('li', {'data-key': reaction.name}, chip(view, reaction))),
    el('li', {'data-key': '+'}, el('button', {type: 'button', class: 'chip add', 'data-act': 'pick', 'aria-label': 'Add a reaction'}, '+')));
}

function chip(view, {name, users}) {
  const people = users.map(user => view.store.person(user)?.name ?? user).join(', ');
  return el('button', {
    type: 'button',
    class: 'chip',
    'data-act': 'react',
    'data-name': name,
    'aria-pressed': String(users.includes(view.store.me)),
    'aria-label': `${spoken(name)}, ${users.length}: ${people}`,
    title: `${people} reacted with :${name}:`,
  }, el('span', {class: 'emoji'}, emoji(name) ?? `:${name}:`), el('span', {class: 'count'}, String(users.length)));
}

function answers(view, message) {
  const {count, users, latest} = message.answers;
  return el('button', {type: 'button', class: 'answers', 'data-act': 'thread', 'data-thread': message.ts},
    users.slice(0, 3).map(user => avatar(view.store.person(user), 'tiny')),
    el('span', {class: 'link'}, replies(count)),
    el('span', {class: 'last', title: at(latest).toLocaleString()}, `last ${ago(at(latest))}`));
}

function tools(message, place) {
  const tool = (act, label, sign, more = {}) =>
    el('button', {type: 'button', class: 'plain', 'data-act': act, 'aria-label': label, title: label, ...more}, sign);
  if (message.ephemeral) {
    return null;
  }
  const head = message.thread ?? message.ts;
  return el('div', {class: 'tools', role: 'group', 'aria-label': 'Message actions'},
    tool('pick', 'React', '☺'),
    !place.inThread && tool('thread', 'Reply in thread', '💬', {'data-thread': head}),
    tool('delete', 'Delete', '🗑'));
}
