// The way to the server and back: acts, questions, and the stream that never ends.

const SENTENCES = {
  not_in_channel: 'You are not in this channel.',
  channel_not_found: 'That channel is not here any more.',
  message_not_found: 'That message is not here any more.',
  thread_not_found: 'That thread is not here any more.',
  is_archived: 'This channel is archived.',
  not_found: 'That dialog is not open any more.',
  action_not_found: 'That is not there any more: the message has changed.',
  no_text: 'There is nothing to send.',
};

/** A sentence for people. */
export class Refused extends Error {
  constructor(code) {
    super(SENTENCES[code] ?? `Not done: ${code}`);
  }
}

/** @throws Refused also when the server cannot be reached */
export async function act(user, kind, details = {}) {
  return answered(fetch('/page/acts', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({user, kind, ...details}),
  }));
}

export async function messages(user, query) {
  return answered(fetch('/page/messages?' + new URLSearchParams({user, ...query})));
}

async function answered(asking) {
  let response;
  try {
    response = await asking;
  } catch {
    throw new Refused('the local Slack cannot be reached');
  }
  if (response.status === 413) {
    throw new Refused('that is too long');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(body.error ?? `answer ${response.status}`);
  }
  return body;
}

const SILENCE = 35_000;
const RETRY = 1_000;

/** One person's stream. Comes back by itself, and goes on where it was if the server still knows. */
export class Stream {
  #user;
  #hooks;
  #source = null;
  #lastId = '';
  #timer = 0;
  #closed = false;

  /** @param hooks `everything(state)`, `changes(list)`, `line(isUp)` */
  constructor(user, hooks) {
    this.#user = user;
    this.#hooks = hooks;
    this.#open();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #open() {
    const query = new URLSearchParams({user: this.#user, after: this.#lastId});
    this.#source = new EventSource('/page/events?' + query);
    this.#source.addEventListener('open', () => this.#alive());
    this.#source.addEventListener('error', () => this.#lost());
    this.#on('everything', state => this.#hooks.everything(state));
    this.#on('changes', ({changes}) => this.#hooks.changes(changes));
    this.#on('beat', () => {});
    this.#expect();
  }

  #on(name, take) {
    this.#source.addEventListener(name, event => {
      if (!this.#closed) {
        this.#lastId = event.lastEventId;
        this.#alive();
        take(JSON.parse(event.data));
      }
    });
  }

  #alive() {
    this.#expect();
    this.#hooks.line(true);
  }

  /** A line that dies without a word shows only in its silence. */
  #expect() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost(), SILENCE);
  }

  #lost() {
    if (this.#closed) {
      return;
    }
    this.#source.close();
    clearTimeout(this.#timer);
    this.#hooks.line(false);
    this.#timer = setTimeout(() => this.#open(), RETRY);
  }
}
