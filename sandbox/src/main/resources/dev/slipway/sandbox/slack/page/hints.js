// What can come next in a command.

const MOST = 8;
const PLACEHOLDER = /^[{[](.+)[}\]]$/;

/**
 * @param lines `{grammar, about}`: `/deploy {service} {environment} [version]`
 * @param words by placeholder
 * @param typed the command so far
 * @return `options` for the word that is being typed, each with the `text` that the box then holds;
 *   `usage`, the line that fits best, in words: those that are written, and the rest
 */
export function hints(lines, words, typed) {
  if (!typed.startsWith('/') || typed.includes('\n')) {
    return {options: [], usage: null};
  }
  const tokens = typed.split(/ +/);
  const last = tokens.pop();
  const fitting = lines.filter(line => fits(line.grammar.split(' '), tokens, words));
  const options = new Map();
  for (const line of fitting) {
    const parts = line.grammar.split(' ');
    for (const word of possible(parts[tokens.length], words)) {
      if (word.toLowerCase().startsWith(last.toLowerCase()) && !options.has(word)) {
        const literal = !PLACEHOLDER.test(parts[tokens.length]);
        options.set(word, {word, text: [...tokens, word].join(' '), about: literal ? line.about : ''});
      }
    }
  }
  const left = [...options.values()].filter(option => option.word !== last).slice(0, MOST);
  return {options: left, usage: usage(fitting, tokens, last, words)};
}

function fits(parts, tokens, words) {
  return parts.length > tokens.length && tokens.every((token, index) => accepts(parts[index], token, words));
}

/** A placeholder whose words are known takes no others, so that `status` is not taken for a service. */
function accepts(part, token, words) {
  const list = possible(part, words);
  return list.length > 0 ? list.some(word => word.toLowerCase() === token.toLowerCase()) : token !== '';
}

function possible(part, words) {
  const name = PLACEHOLDER.exec(part)?.[1];
  return name ? words[name] ?? [] : [part];
}

/** A word that is complete counts as written, though no space follows it yet. */
function usage(fitting, tokens, last, words) {
  if (tokens.length === 0) {
    return null;
  }
  const line = fitting.find(each => begins(each.grammar.split(' ')[tokens.length], last, words)) ?? null;
  if (!line) {
    return null;
  }
  const parts = line.grammar.split(' ');
  const complete = last !== '' && possible(parts[tokens.length], words).length > 0 && accepts(parts[tokens.length], last, words);
  const written = complete ? [...tokens, last] : tokens;
  return {
    written: written.join(' '),
    rest: parts.slice(written.length).map(name => name.replace(/[{}]/g, '').toUpperCase()).join(' '),
    about: line.about,
  };
}

function begins(part, last, words) {
  const list = possible(part, words);
  return list.length === 0 || list.some(word => word.toLowerCase().startsWith(last.toLowerCase()));
}
