// Slack's mrkdwn to nodes. https://docs.slack.dev/messaging/formatting-message-text

import {el} from './dom.js';
import {emoji} from './emoji.js';

const FENCE = '```';
const EMOJI = /:([a-z0-9_'+-]+(?:::skin-tone-[2-6])?):/g;
const ADDRESS = /^(https?:\/\/|mailto:|tel:)[^\s]+$/i;
const MARKS = {'*': 'strong', '_': 'em', '~': 's'};

/** @param names gives `person(id)`, `channel(id)`, `group(id)`: a name or null; and `me` */
export function mrkdwn(text, names) {
  return fenced(String(text ?? ''), names);
}

/** A text without formatting: emojis only. */
export const plain = text => emojis(String(text ?? ''));

function fenced(text, names) {
  const nodes = [];
  const parts = text.split(FENCE);
  parts.forEach((part, index) => {
    const closed = index < parts.length - 1;
    if (index % 2 === 1 && closed) {
      nodes.push(el('pre', {}, tokens(part.replace(/^\n|\n$/g, ''), names, verbatim)));
    } else {
      nodes.push(...quoted(index % 2 === 1 ? FENCE + part : trimmed(part, index, parts.length), names));
    }
  });
  return nodes;
}

/** A block brings its own line break. */
function trimmed(part, index, count) {
  const begun = index > 0 ? part.replace(/^\n/, '') : part;
  return index < count - 1 ? begun.replace(/\n$/, '') : begun;
}

function quoted(text, names) {
  const nodes = [];
  let quote = [];
  let lines = [];
  const flushLines = () => {
    if (lines.length > 0) {
      nodes.push(...inline(lines.join('\n'), names));
    }
    lines = [];
  };
  const flushQuote = () => {
    if (quote.length > 0) {
      nodes.push(el('blockquote', {}, inline(quote.join('\n'), names)));
    }
    quote = [];
  };
  for (const line of text.split('\n')) {
    const inside = /^(?:>|&gt;) ?(.*)$/.exec(line);
    if (inside) {
      flushLines();
      quote.push(inside[1]);
    } else {
      flushQuote();
      lines.push(line);
    }
  }
  flushQuote();
  flushLines();
  return nodes;
}

/** Code first, because nothing inside it is formatted. */
function inline(text, names) {
  const nodes = [];
  let rest = 0;
  for (const code of text.matchAll(/`([^`\n]+)`/g)) {
    nodes.push(...marked(text.slice(rest, code.index), names));
    nodes.push(el('code', {}, tokens(code[1], names, verbatim)));
    rest = code.index + code[0].length;
  }
  nodes.push(...marked(text.slice(rest), names));
  return nodes;
}

/** Bold, italic and strike, inside each other too, but not across lines or within words or tokens. */
function marked(text, names) {
  const found = /(?<![\w*_~])([*_~])(?=\S)((?:<[^>\n]*>|[^<\n])+?)(?<=\S)\1(?![\w*_~])/.exec(blind(text));
  if (!found) {
    return tokens(text, names, emojis);
  }
  const start = found.index;
  const end = start + found[0].length;
  return [
    ...tokens(text.slice(0, start), names, emojis),
    el(MARKS[found[1]], {}, marked(text.slice(start + 1, end - 1), names)),
    ...marked(text.slice(end), names),
  ];
}

/** What stands in tokens and emoji names holds no marks; same length as before. */
function blind(text) {
  return text
    .replace(/<[^>\n]*>/g, token => '<' + '.'.repeat(token.length - 2) + '>')
    .replace(EMOJI, name => ':' + '.'.repeat(name.length - 2) + ':');
}

function tokens(text, names, leaf) {
  const nodes = [];
  let rest = 0;
  for (const token of text.matchAll(/<([^<>\n]+)>/g)) {
    const node = meaning(token[1], names);
    if (node) {
      nodes.push(...links(text.slice(rest, token.index), leaf), node);
      rest = token.index + token[0].length;
    }
  }
  nodes.push(...links(text.slice(rest), leaf));
  return nodes;
}

function meaning(token, names) {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : token.slice(bar + 1);
  const rest = target.slice(1);
  switch (target[0]) {
    case '@': return mention('@' + (names.person(rest) ?? (label || rest)), rest === names.me);
    case '#': return channel(rest, names.channel(rest) ?? (label || rest));
    case '!': return special(rest, label, names);
    default: return ADDRESS.test(unescaped(target)) ? link(unescaped(target), unescaped(label)) : null;
  }
}

const mention = (text, mine) => el('span', {class: mine ? 'mention mine' : 'mention'}, text);

const channel = (id, name) => el('a', {class: 'mention', href: '#', 'data-act': 'go', 'data-channel': id}, '#' + name);

function special(command, label, names) {
  const [kind, ...parts] = command.split('^');
  switch (kind) {
    case 'here':
    case 'channel':
    case 'everyone': return mention('@' + kind, true);
    case 'subteam': return mention('@' + (names.group(parts[0]) ?? (label.replace(/^@/, '') || parts[0])), false);
    case 'date': return date(Number(parts[0]), parts[1] ?? '', parts[2] ?? '', label);
    default: return label ? document.createTextNode(unescaped(label)) : null;
  }
}

export function link(address, label) {
  return el('a', {href: address, target: '_blank', rel: 'noopener noreferrer'}, label || address.replace(/^mailto:/, ''));
}

function links(text, leaf) {
  const nodes = [];
  let rest = 0;
  for (const found of text.matchAll(/\bhttps?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"\]]/g)) {
    nodes.push(...leaf(text.slice(rest, found.index)), link(unescaped(found[0]), ''));
    rest = found.index + found[0].length;
  }
  nodes.push(...leaf(text.slice(rest)));
  return nodes;
}

function date(seconds, format, address, fallback) {
  if (!Number.isFinite(seconds) || seconds <= 0 || !format) {
    return document.createTextNode(unescaped(fallback));
  }
  const at = new Date(seconds * 1000);
  const text = unescaped(format).replace(/\{(\w+)\}/g, (whole, name) => dated(at, name) ?? whole);
  const time = el('time', {datetime: at.toISOString(), title: at.toLocaleString()}, text);
  return ADDRESS.test(unescaped(address)) ? el('a', {href: unescaped(address), target: '_blank', rel: 'noopener noreferrer'}, time) : time;
}

function dated(at, name) {
  const relative = name.endsWith('_pretty') ? nearDay(at) : null;
  switch (name.replace(/_pretty$/, '')) {
    case 'date_num': return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    case 'date_slash': return at.toLocaleDateString();
    case 'date': return relative ?? at.toLocaleDateString([], {year: 'numeric', month: 'long', day: 'numeric'});
    case 'date_short': return relative ?? at.toLocaleDateString([], {year: 'numeric', month: 'short', day: 'numeric'});
    case 'date_long': return relative ?? at.toLocaleDateString([], {weekday: 'long', year: 'numeric', month: 'long', day: 'numeric'});
    case 'time': return clock(at);
    case 'time_secs': return at.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit', second: '2-digit'});
    case 'ago': return ago(at);
    default: return null;
  }
}

const two = number => String(number).padStart(2, '0');

export const clock = at => at.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});

/** 'today', 'yesterday', 'tomorrow', or null. */
export function nearDay(at) {
  const days = Math.round((midnight(at) - midnight(new Date())) / 86_400_000);
  return {'0': 'today', '-1': 'yesterday', '1': 'tomorrow'}[String(days)] ?? null;
}

const midnight = at => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

export function ago(at) {
  const minutes = Math.round((at.getTime() - Date.now()) / 60_000);
  const format = new Intl.RelativeTimeFormat([], {numeric: 'auto'});
  if (Math.abs(minutes) < 60) {
    return format.format(minutes, 'minute');
  }
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}

function emojis(text) {
  const nodes = [];
  let rest = 0;
  for (const found of text.matchAll(EMOJI)) {
    const sign = emoji(found[1]);
    if (sign) {
      nodes.push(...broken(text.slice(rest, found.index)));
      nodes.push(el('span', {class: 'emoji', role: 'img', 'aria-label': found[1].replaceAll('_', ' '), title: found[0]}, sign));
      rest = found.index + found[0].length;
    }
  }
  nodes.push(...broken(text.slice(rest)));
  return nodes;
}

const broken = text => text.split('\n').flatMap((line, index) =>
  [index > 0 ? el('br') : null, unescaped(line)].filter(part => part !== null && part !== ''));

const verbatim = text => [unescaped(text)];

/** The three that Slack has. Only once, so that `&amp;lt;` stays `&lt;`. */
function unescaped(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => ({amp: '&', lt: '<', gt: '>'}[name]));
}
