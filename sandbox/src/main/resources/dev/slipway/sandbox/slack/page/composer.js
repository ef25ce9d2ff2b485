// The box in which people write: messages and, in channels, commands with hints.

import {el, show} from './dom.js';
import {hints} from './hints.js';

const REMEMBERED = 50;

export class Composer {
  #form;
  #box;
  #list;
  #usage;
  #told = el('span', {class: 'hidden', role: 'status'});
  #hooks;
  #options = [];
  #active = -1;
  #sent = [];
  #recalled = 0;

  /**
   * @param id of the text box; others derive from it
   * @param hooks `send(text)` promises whether it went; `suggestions()`; `changed(text)`
   */
  constructor(form, id, hooks) {
    this.#form = form;
    this.#hooks = hooks;
    this.#list = el('ul', {class: 'hints', id: id + '-hints', role: 'listbox', 'aria-label': 'Hints', hidden: true});
    this.#usage = el('p', {class: 'usage', id: id + '-usage', 'aria-live': 'polite'});
    this.#box = el('textarea', {
      id,
      rows: '1',
      'aria-autocomplete': 'list',
      'aria-controls': id + '-hints',
      'aria-describedby': `${id}-usage ${id}-keys`,
      spellcheck: 'true',
      enterkeyhint: 'send',
    });
    show(form, this.#list,
      el('div', {class: 'writing'}, this.#box, el('button', {type: 'submit', class: 'button primary send', 'aria-label': 'Send'}, '➤')),
      this.#usage,
      this.#told,
      el('p', {class: 'keys', id: id + '-keys'}, el('kbd', {}, 'Enter'), ' sends ', el('kbd', {}, 'Shift'), '+', el('kbd', {}, 'Enter'), ' new line ',
        el('kbd', {}, '↑'), ' earlier ones', hooks.suggestions && [' ', el('kbd', {}, '/'), ' commands']));
    // Until it is known who writes where.
    this.#box.disabled = true;
    this.#listen();
  }

  get text() {
    return this.#box.value;
  }

  /** Puts a text into the box, without hints: nothing is open unasked. */
  fill(text) {
    this.#box.value = text;
    this.#recalled = 0;
    this.#close();
    this.#grow();
    this.#showUsage();
  }

  label(text, enabled = true) {
    this.#box.setAttribute('aria-label', text);
    this.#box.placeholder = text;
    this.#box.disabled = !enabled;
  }

  focus() {
    this.#box.focus({preventScroll: true});
    this.#box.setSelectionRange(this.text.length, this.text.length);
  }

  #listen() {
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    this.#box.addEventListener('input', () => this.#typed());
    this.#box.addEventListener('blur', () => this.#close());
    this.#box.addEventListener('keydown', event => {
      if (!event.isComposing && this.#key(event)) {
        event.preventDefault();
      }
    });
    this.#list.addEventListener('pointerdown', event => {
      const option = event.target.closest('[data-index]');
      if (option) {
        event.preventDefault();
        this.#take(Number(option.dataset.index));
      }
    });
  }

  /** @return whether the key has done something */
  #key(event) {
    const open = this.#options.length > 0;
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey) {
          return false;
        }
        return open && this.#active >= 0 ? this.#take(this.#active) : this.#send();
      case 'Tab': return open && !event.shiftKey && this.#take(Math.max(this.#active, 0));
      case 'Escape': return open && this.#close();
      case 'ArrowDown': return open ? this.#move(1) : this.#recall(-1);
      case 'ArrowUp': return open ? this.#move(-1) : this.#recall(1);
      default: return false;
    }
  }

  #typed() {
    this.#recalled = 0;
    this.#grow();
    this.#hooks.changed?.(this.text);
    const {lines, words} = this.#hooks.suggestions?.() ?? {lines: [], words: {}};
    this.#options = hints(lines, words, this.text).options;
    this.#active = -1;
    this.#showUsage();
    this.#draw();
  }

  #showUsage() {
    const {lines, words} = this.#hooks.suggestions?.() ?? {lines: [], words: {}};
    const {usage} = hints(lines, words, this.text);
    show(this.#usage, usage && [el('span', {}, `${usage.written} `), el('strong', {}, usage.rest), ` · ${usage.about}`]);
  }

  #draw() {
    const open = this.#options.length > 0;
    show(this.#list, this.#options.map((option, index) => el('li', {
      role: 'option',
      id: `${this.#list.id}-${index}`,
      'data-index': String(index),
      'aria-selected': String(index === this.#active),
    }, el('strong', {}, option.word), option.about && el('span', {}, option.about))));
    this.#list.hidden = !open;
    this.#told.textContent = open ? `${this.#options.length} hints, Tab takes the first` : '';
    if (this.#active >= 0) {
      this.#box.setAttribute('aria-activedescendant', `${this.#list.id}-${this.#active}`);
      this.#list.children[this.#active].scrollIntoView({block: 'nearest'});
    } else {
      this.#box.removeAttribute('aria-activedescendant');
    }
  }

  #move(step) {
    const count = this.#options.length;
    const from = this.#active < 0 && step < 0 ? count : this.#active;
    this.#active = (from + step + count) % count;
    this.#draw();
    return true;
  }

  #take(index) {
    this.#box.value = this.#options[index].text + ' ';
    this.#typed();
    return true;
  }

  #close() {
    this.#options = [];
    this.#active = -1;
    this.#draw();
    return true;
  }

  /** @param step 1 to what was sent earlier, -1 back; only from an empty box or from what was recalled */
  #recall(step) {
    const next = this.#recalled + step;
    if ((this.text !== '' && this.#recalled === 0) || next < 0 || next > this.#sent.length) {
      return false;
    }
    this.#recalled = next;
    this.#box.value = next === 0 ? '' : this.#sent.at(-next);
    this.#hooks.changed?.(this.text);
    this.#grow();
    this.#showUsage();
    return true;
  }

  #send() {
    const text = this.text;
    if (text.trim() !== '') {
      this.#close();
      this.#deliver(text);
    }
    return true;
  }

  async #deliver(text) {
    if (await this.#hooks.send(text)) {
      this.#sent = [...this.#sent.filter(each => each !== text), text].slice(-REMEMBERED);
      if (this.text === text) {
        this.fill('');
        this.#hooks.changed?.('');
      }
    }
  }

  #grow() {
    this.#box.style.height = 'auto';
    this.#box.style.height = `${Math.min(this.#box.scrollHeight + 2, 200)}px`;
  }
}
