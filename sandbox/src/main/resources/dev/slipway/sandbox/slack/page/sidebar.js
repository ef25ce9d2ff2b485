// Who one is, and where one can go.

import {byId, el, show} from './dom.js';
import {avatar} from './messages.js';
import {addressOf, unread} from './place.js';

/** The people to be, as links: each opens in a window of its own, if one wants. */
export function showCast(store, place) {
  const me = store.person(store.me);
  show(byId('cast'), store.people().filter(person => person.kind !== 'bot').map(person =>
    el('li', {'data-key': person.id}, el('a', {
      href: addressOf({...place, user: person.id}, store),
      'data-act': 'be',
      'data-user': person.id,
      'aria-label': `${person.name}${person.kind === 'member' ? '' : ', ' + person.kind}`,
      'aria-current': person.id === store.me ? 'true' : null,
      title: person.name,
    }, avatar(person)))));
  show(byId('acting'), el('span', {class: 'hidden'}, 'Acting as '), me.name, me.kind !== 'member' && ` (${me.kind})`);
}

export function showSidebar(store, place) {
  const channels = store.channels().filter(channel => channel.kind !== 'direct');
  show(byId('sidebar'),
    el('h2', {id: 'channels-title'}, 'Channels'),
    el('ul', {'aria-labelledby': 'channels-title'}, channels.map(channel => entry(store, place, channel))),
    el('h2', {id: 'apps-title'}, 'Apps'),
    el('ul', {'aria-labelledby': 'apps-title'}, app(store, place)));
}

function entry(store, place, channel) {
  const here = !place.home && channel.id === place.channel;
  return el('li', {'data-key': channel.id}, el('a', {
    href: addressOf({...place, home: false, thread: '', channel: channel.id}, store),
    'data-act': 'go',
    'data-channel': channel.id,
    'aria-current': here ? 'page' : null,
  }, el('span', {class: 'sign', 'aria-hidden': 'true'}, channel.kind === 'private' ? '🔒' : '#'), el('span', {class: 'label'}, channel.name),
  badge(here ? 0 : unread(store, channel))));
}

function app(store, place) {
  const direct = store.channels().find(channel => channel.kind === 'direct');
  const here = place.home || (direct && direct.id === place.channel);
  return el('li', {}, el('a', {
    href: addressOf({...place, home: true}, store),
    'data-act': 'home',
    'aria-current': here ? 'page' : null,
  }, avatar(store.bot, 'tiny'), el('span', {class: 'label'}, store.bot.name), badge(direct && !here ? unread(store, direct) : 0)));
}

const badge = count => count > 0 && el('span', {class: 'unread'}, String(count), el('span', {class: 'hidden'}, ' unread'));

/** What stands above the messages. */
export function showHead(store, place) {
  const channel = store.channel(place.channel);
  if (place.home || channel?.kind === 'direct') {
    show(byId('head'), avatar(store.bot), el('h1', {id: 'title'}, store.bot.name), tabs(place));
    return;
  }
  const count = channel ? channel.members.length : 0;
  show(byId('head'),
    el('h1', {id: 'title'}, channel ? '# ' + channel.name : 'No channel'),
    el('p', {class: 'topic'}, channel?.topic),
    channel && el('p', {class: 'members'}, `${count} members`),
    channel?.archived && el('p', {class: 'badge'}, 'archived'));
}

function tabs(place) {
  const tab = (act, label, here) => el('button', {type: 'button', class: 'plain tab', 'data-act': act, 'aria-current': here ? 'page' : null}, label);
  return el('div', {class: 'tabs', role: 'group', 'aria-label': 'Parts of the app'},
    tab('home', 'Home', place.home), tab('direct', 'Messages', !place.home));
}
