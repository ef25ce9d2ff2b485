// The dialog that an app has opened: the top of the stack, with what was entered so far.

import {el, morph} from './dom.js';
import {blocks} from './blocks.js';
import {plain} from './mrkdwn.js';

const PATIENCE = 4_000;

export class Modal {
  #dialog;
  #app;
  #shown = null;
  #refusals = 0;
  #alert = '';
  #busy = 0;
  #sent = new WeakMap();

  /** @param app gives `store`, `perform(kind, details)` */
  constructor(dialog, app) {
    this.#dialog = dialog;
    this.#app = app;
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      this.#close(false);
    });
    dialog.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    dialog.addEventListener('click', event => {
      const act = event.target.closest('[data-dialog]')?.dataset.dialog;
      if (act) {
        this.#close(act === 'all');
      }
    });
  }

  /** @param stack the person's dialogs, the visible one first */
  show(stack) {
    const view = stack[0] ?? null;
    const another = view?.id !== this.#shown?.id;
    const changed = view !== this.#shown;
    this.#shown = view;
    if (changed) {
      this.#free();
      this.#alert = '';
    }
    if (!view) {
      this.#dialog.close();
      this.#dialog.replaceChildren();
      return;
    }
    this.#draw();
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    if (another) {
      this.#begin();
    } else if (view.errors && view.errors.count !== this.#refusals) {
      this.#dialog.querySelector('[aria-invalid]')?.focus();
    }
    this.#refusals = view.errors?.count ?? 0;
  }

  /** @return whether there is a dialog to say it in */
  say(alert) {
    if (!this.#shown) {
      return false;
    }
    this.#alert = alert;
    this.#free();
    this.#draw();
    return true;
  }

  /** A text that was sent need not be sent again. */
  noteSent(field) {
    this.#sent.set(field, field.value);
  }

  #draw() {
    const form = this.#form(this.#shown);
    const current = this.#dialog.firstElementChild;
    if (current) {
      morph(current, form);
    } else {
      this.#dialog.append(form);
    }
  }

  #form(view) {
    const {content} = view;
    const surface = {names: this.#app.store.names, store: this.#app.store, key: view.id, values: view.values, errors: view.errors?.fields};
    const hasInputs = content.blocks.some(block => block.type === 'input');
    return el('form', {novalidate: true, 'data-key': view.id, 'data-surface': 'view', 'data-view': view.id, 'aria-busy': this.#busy ? 'true' : null},
      el('header', {class: 'modal-head'},
        el('h2', {id: 'modal-title', tabindex: '-1'}, plain(content.title?.text)),
        el('button', {type: 'button', class: 'plain', 'data-dialog': 'all', 'aria-label': 'Close'}, '✕')),
      el('div', {class: 'modal-body'},
        this.#alert && el('p', {class: 'error', role: 'alert', 'data-key': 'alert'}, '⚠ ' + this.#alert),
        blocks(content.blocks, surface)),
      el('footer', {class: 'modal-foot'},
        el('button', {type: 'button', class: 'button', 'data-dialog': 'one', 'data-key': 'close'}, content.close?.text ?? 'Close'),
        (content.submit || hasInputs) && el('button', {type: 'submit', class: 'button primary', disabled: Boolean(this.#busy), 'data-key': 'submit'},
          this.#busy ? 'Sending …' : content.submit?.text ?? 'Submit')));
  }

  #begin() {
    const first = this.#dialog.querySelector('[autofocus]')
      ?? this.#dialog.querySelector('.modal-body :is(input, textarea, select, button, a)')
      ?? this.#dialog.querySelector('#modal-title');
    first.focus();
  }

  async #submit() {
    const view = this.#shown;
    if (!view || this.#busy) {
      return;
    }
    this.#busy = setTimeout(() => this.say('the app did not answer'), PATIENCE);
    this.#draw();
    try {
      for (const field of this.#dialog.querySelectorAll('[data-fills]')) {
        if (field.value !== (this.#sent.get(field) ?? field.defaultValue)) {
          await this.#app.perform('choose', {view: view.id, action: field.dataset.action, values: [field.value]});
          this.noteSent(field);
        }
      }
      await this.#app.perform('submit', {view: view.id});
    } catch (refused) {
      this.say(refused.message);
    }
  }

  async #close(all) {
    try {
      await this.#app.perform('close', {view: this.#shown.id, all});
    } catch (refused) {
      this.say(refused.message);
    }
  }

  #free() {
    clearTimeout(this.#busy);
    this.#busy = 0;
  }
}
