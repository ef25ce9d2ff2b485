// The page: one store, one stream, one place. Whatever happens, everything is drawn from these.

import {Acts} from './acts.js';
import {blocks} from './blocks.js';
import {Composer} from './composer.js';
import {byId, el, show} from './dom.js';
import {Drawer} from './drawer.js';
import {Log} from './log.js';
import {channelEntries, threadEntries} from './messages.js';
import {Modal} from './modal.js';
import {addressOf, drafts, readMarks, readPlace, unread} from './place.js';
import {act, messages, Stream} from './server.js';
import {showCast, showHead, showSidebar} from './sidebar.js';
import {Store} from './store.js';
import {compose} from './compose.js';

class Page {
  store = new Store();
  place = readPlace();
  failures = new Map();
  #stream = null;
  #drawer = new Drawer();
  #log = new Log(byId('scroll'), byId('messages'), atEnd => this.#scrolled(atEnd));
  #threadLog = new Log(byId('thread-scroll'), byId('thread-messages'));
  #composer = new Composer(byId('composer'), 'box', {
    send: text => this.#send(text),
    suggestions: () => this.store.state?.suggestions ?? {lines: [], words: {}},
    changed: text => drafts.set(this.#draftKey(), text),
  });
  #threadComposer = new Composer(byId('thread-composer'), 'thread-box', {
    send: text => this.#answer(text),
    changed: text => drafts.set(this.#threadKey(), text),
  });
  #toastTimer = 0;
  #latest = Promise.resolve();
  #drafted = new Map();

  constructor() {
    this.modal = new Modal(byId('modal'), this);
    new Acts(this);
    addEventListener('popstate', () => this.#returned());
    document.addEventListener('visibilitychange', () => this.store.state && this.draw());
    byId('thread').addEventListener('keydown', event => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        this.closeThread();
      }
    });
    this.#listen(this.place.user);
  }

  // What a person can do

  /**
   * In the order in which the person did it: what was chosen is there before it is submitted.
   * @throws Refused in a sentence
   */
  perform(kind, details) {
    const user = this.store.me;
    const done = this.#latest.then(() => act(user, kind, details));
    this.#latest = done.catch(() => {});
    return done;
  }

  /** As perform, but says by itself what went wrong. @return undefined then */
  async attempt(kind, details) {
    return this.#orSaid(this.perform(kind, details));
  }

  /** What an app offers for what is being typed: changes nothing, so it waits for no act. */
  suggested(details) {
    return this.#orSaid(act(this.store.me, 'suggest', details));
  }

  async #orSaid(doing) {
    try {
      return await doing;
    } catch (refused) {
      this.say(refused.message);
      return undefined;
    }
  }

  /** Becomes somebody else, in the same place. */
  be(user) {
    byId('frame').inert = true;
    this.place = {...this.place, user};
    this.#listen(user);
    history.pushState(null, '', addressOf(this.place, this.store));
  }

  go(where) {
    this.place = {...this.place, ...where};
    history.pushState(null, '', addressOf(this.place, this.store));
    this.#drawer.close();
    this.draw();
    if (!this.place.thread && !this.place.home) {
      this.#composer.focus();
    }
  }

  async openHome() {
    this.go({home: true, thread: ''});
    await this.attempt('home', {});
  }

  /** The conversation with the app exists since its home was opened. */
  async openDirect() {
    const direct = this.store.channels().find(channel => channel.kind === 'direct');
    if (direct) {
      this.go({home: false, thread: '', channel: direct.id});
    }
  }

  async openThread(channel, thread) {
    this.go({channel, thread, home: false});
    await this.#loadThread();
    this.#threadComposer.focus();
  }

  closeThread() {
    const {thread} = this.place;
    this.go({thread: ''});
    byId('messages').querySelector(`[data-ts="${CSS.escape(thread)}"]`)?.focus();
  }

  async load(channel, asking) {
    try {
      this.store.add(channel, await asking());
      this.draw();
    } catch (refused) {
      this.say(refused.message);
    }
  }

  toNewest() {
    this.#log.toEnd();
    this.draw();
  }

  forgetFailure({channel, ts}) {
    if (this.failures.delete(`${channel}/${ts}`)) {
      this.draw();
    }
  }

  /** In the dialog, where one is open. */
  say(text) {
    if (this.modal.say(text)) {
      return;
    }
    const toast = byId('toast');
    toast.textContent = text;
    toast.showPopover();
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => toast.hidePopover(), 6_000);
  }

  async #send(text) {
    const {channel} = this.place;
    const done = text.startsWith('/')
      ? await this.attempt('command', {channel, line: text})
      : await this.attempt('message', {channel, text: compose(text, this.store)});
    this.#log.toEnd();
    return Boolean(done);
  }

  async #answer(text) {
    if (text.startsWith('/')) {
      this.say('Slack takes no commands in threads: write it in the channel.');
      return false;
    }
    const {channel, thread} = this.place;
    return Boolean(await this.attempt('message', {channel, thread, text: compose(text, this.store)}));
  }

  // What the server tells

  #listen(user) {
    this.#stream?.close();
    this.#stream = new Stream(user, {
      everything: state => this.#arrived(state),
      changes: changes => this.#changed(changes),
      line: isUp => this.#line(isUp),
    });
  }

  #arrived(state) {
    this.store.replace(state);
    byId('frame').inert = false;
    const {store, place} = this;
    const channel = store.find(place.channel) ?? store.channels()[0];
    const known = channel?.messages.has(place.thread) || !place.thread;
    this.place = {...place, user: store.me, channel: channel?.id ?? '', draft: ''};
    if (place.draft && channel) {
      drafts.set(this.#draftKey(), place.draft);
    }
    history.replaceState(null, '', addressOf(this.place, store));
    this.draw();
    if (!known) {
      this.#loadThread();
    }
    if (place.draft) {
      this.#composer.focus();
    }
    if (place.home) {
      this.attempt('home', {});
    }
  }

  #changed(changes) {
    this.store.apply(changes);
    for (const {failure} of changes.filter(change => change.failure)) {
      const {channel, ts, view} = failure.surface;
      if (view) {
        this.say(failure.reason);
      } else {
        this.failures.set(`${channel}/${ts}`, failure.reason);
      }
    }
    this.draw();
  }

  #line(isUp) {
    const sign = byId('offline');
    sign.hidden = isUp;
    sign.textContent = isUp ? '' : 'Offline, reconnecting …';
  }

  #returned() {
    const place = readPlace();
    const other = place.user !== this.store.me;
    this.place = {...place, channel: this.store.find(place.channel)?.id ?? ''};
    if (other) {
      this.#listen(place.user);
    } else {
      this.draw();
    }
  }

  async #loadThread() {
    const {channel, thread} = this.place;
    const head = this.store.message(channel, thread);
    const count = this.store.inThread(channel, thread).length - 1;
    if (!head || (head.answers?.count ?? 0) > count) {
      await this.load(channel, () => messages(this.store.me, {channel, thread}));
    }
  }

  // What is seen

  draw() {
    const {store, place} = this;
    byId('team').textContent = store.state.team;
    this.#markRead();
    showCast(store, place);
    showHead(store, place);
    showSidebar(store, place);
    this.#drawChannel();
    this.#drawThread();
    this.#drawHome();
    this.modal.show(store.state.dialogs);
    this.#drawTitle();
  }

  #drawChannel() {
    const {store, place} = this;
    const channel = store.channel(place.channel);
    const direct = channel?.kind === 'direct';
    byId('scroll').hidden = place.home;
    byId('composer').hidden = place.home;
    byId('earlier').hidden = !channel?.more;
    this.#composer.label(direct ? `Message ${store.bot.name}` : `Message #${channel?.name ?? ''}`, Boolean(channel) && !channel.archived);
    this.#changeDraft(this.#composer, this.#draftKey());
    if (!place.home) {
      this.#log.show(channelEntries(this, store.inChannel(place.channel)), this.#draftKey());
    }
  }

  #changeDraft(composer, key) {
    if (this.#drafted.get(composer) !== key) {
      this.#drafted.set(composer, key);
      composer.fill(drafts.get(key));
    }
  }

  #drawThread() {
    const {store, place} = this;
    const open = Boolean(place.thread) && !place.home;
    byId('thread').hidden = !open;
    byId('frame').classList.toggle('with-thread', open);
    if (open) {
      byId('thread-place').textContent = '# ' + (store.channel(place.channel)?.name ?? '');
      this.#threadComposer.label('Reply in the thread');
      this.#changeDraft(this.#threadComposer, this.#threadKey());
      this.#threadLog.show(
        threadEntries(this, store.inThread(place.channel, place.thread), place.thread),
        this.#threadKey());
    }
  }

  #drawHome() {
    const {store, place} = this;
    const home = byId('home');
    home.hidden = !place.home;
    if (place.home) {
      const view = store.state.home;
      const surface = view && {names: store.names, store, key: view.id, values: view.values};
      show(home, view
        ? el('div', {'data-key': view.id, 'data-surface': 'view', 'data-view': view.id}, blocks(view.content.blocks, surface))
        : el('p', {class: 'empty'}, `${store.bot.name} has not put anything here yet.`));
    }
  }

  #drawTitle() {
    const {store, place} = this;
    const count = store.channels().reduce((sum, channel) => sum + unread(store, channel), 0);
    const where = place.home ? store.bot.name : '#' + (store.channel(place.channel)?.name ?? '');
    document.title = `${count > 0 ? `(${count}) ` : ''}${where} · ${store.person(store.me).name} · Local Slack`;
  }

  #scrolled(atEnd) {
    if (atEnd && !byId('newer').hidden) {
      this.draw();
    }
  }

  /** What is in sight is read; what came below is offered. */
  #markRead() {
    const {store, place} = this;
    const channel = store.channel(place.channel);
    const latest = store.inChannel(place.channel).at(-1)?.ts ?? '';
    const seen = !place.home && document.visibilityState === 'visible' && this.#log.atEnd;
    if (channel && seen) {
      readMarks.set(store.me, channel.id, latest);
    }
    byId('newer').hidden = place.home || !channel || this.#log.atEnd || unread(store, channel) === 0;
  }

  #draftKey() {
    return `${this.store.me}/${this.place.channel}`;
  }

  #threadKey() {
    return `${this.#draftKey()}/${this.place.thread}`;
  }
}

new Page();
