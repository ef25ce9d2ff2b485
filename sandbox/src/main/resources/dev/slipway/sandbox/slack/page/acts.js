// Everything that is clicked or chosen, listened for in one place: elements only say what they do.

import {byId} from './dom.js';
import {confirmed} from './confirm.js';
import {Picker} from './picker.js';
import {Search} from './search.js';
import {messages} from './server.js';

export class Acts {
  #app;
  #picker;

  /** @param app the page */
  constructor(app) {
    this.#app = app;
    this.#picker = new Picker(byId('picker'), (opener, name) => this.#toggle(opener, name));
    new Search(
      (box, typed) => this.#app.suggested({...surface(box), action: box.dataset.action, typed}).then(answer => answer?.options ?? []),
      (box, value) => this.#choose(box, value === null ? [] : [value]));
    document.addEventListener('click', event => this.#clicked(event));
    document.addEventListener('change', event => this.#changed(event.target));
  }

  #clicked(event) {
    const target = event.target.closest('[data-act]');
    if (!target) {
      return;
    }
    // A link that is opened elsewhere is the browser's; one that leads out is pressed and followed.
    const leads = target.matches('a') && target.dataset.act !== 'press';
    if (leads && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      return;
    }
    if (leads || target.dataset.confirm) {
      event.preventDefault();
    }
    this.#do(target.dataset.act, target);
  }

  #do(act, target) {
    const app = this.#app;
    const {channel, ts} = surface(target);
    switch (act) {
      case 'be': return app.be(target.dataset.user);
      case 'go': return app.go({channel: target.dataset.channel, thread: '', home: false});
      case 'home': return app.openHome();
      case 'direct': return app.openDirect();
      case 'thread': return app.openThread(channel, target.dataset.thread);
      case 'close-thread': return app.closeThread();
      case 'earlier': return this.#earlier();
      case 'newest': return app.toNewest();
      case 'pick': return this.#picker.open(target);
      case 'react': return this.#toggle(target, target.dataset.name);
      case 'dismiss': return app.attempt('delete', {channel, ts});
      case 'delete': return this.#delete(channel, ts);
      case 'press': return this.#press(target);
      default: throw new Error('no such act: ' + act);
    }
  }

  async #press(button) {
    if (await this.#agreed(button)) {
      const place = surface(button);
      this.#app.forgetFailure(place);
      button.setAttribute('aria-busy', 'true');
      await this.#app.attempt('press', {...place, action: button.dataset.action});
      button.removeAttribute('aria-busy');
      if (button.matches('a[data-confirm]')) {
        window.open(button.href, '_blank', 'noopener');
      }
    }
  }

  #changed(field) {
    if (field.dataset.chooses) {
      const chosen = [...field.selectedOptions].map(option => option.value).filter(value => value !== '');
      this.#choose(field, chosen);
    } else if (field.dataset.picks !== undefined) {
      const group = field.closest('.choices');
      this.#choose(group, [...group.querySelectorAll('input:checked')].map(input => input.value));
    } else if (field.dataset.fills !== undefined) {
      this.#app.modal.noteSent(field);
      this.#choose(field, [field.value]);
    }
  }

  async #choose(field, values) {
    if (await this.#agreed(field)) {
      const place = surface(field);
      this.#app.forgetFailure(place);
      await this.#app.attempt('choose', {...place, action: field.dataset.action, values});
    }
    if (field.dataset.chooses === 'overflow') {
      field.value = '';
    }
  }

  async #agreed(element) {
    const question = element.dataset.confirm;
    return !question || confirmed(JSON.parse(question), this.#app.store.names);
  }

  #toggle(target, name) {
    const {channel, ts} = surface(target);
    const reaction = this.#app.store.message(channel, ts)?.reactions.find(each => each.name === name);
    const mine = reaction?.users.includes(this.#app.store.me);
    return this.#app.attempt(mine ? 'unreact' : 'react', {channel, ts, name});
  }

  async #delete(channel, ts) {
    const question = {
      title: {text: 'Delete this message?'},
      text: {type: 'plain_text', text: 'It goes for everybody in this channel.'},
      confirm: {text: 'Delete'},
      deny: {text: 'Keep'},
      style: 'danger',
    };
    if (await confirmed(question, this.#app.store.names)) {
      await this.#app.attempt('delete', {channel, ts});
    }
  }

  async #earlier() {
    const app = this.#app;
    const channel = app.store.channel(app.place.channel);
    await app.load(channel.id, () => messages(app.store.me, {channel: channel.id, before: channel.oldest}));
  }
}

/** Where an element stands, in the server's words. */
function surface(element) {
  const {channel, ts, view} = element.closest('[data-surface]')?.dataset ?? {};
  return view ? {view} : {channel, ts};
}
