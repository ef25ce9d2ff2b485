// Selects whose options are the app's: what is typed is asked, what is found can be chosen.

import {el, show} from './dom.js';
import {plain} from './mrkdwn.js';

const PAUSE = 150;

export class Search {
  #ask;
  #choose;
  #boxes = new WeakMap();
  #pressing = false;
  #leaving = new Set();

  /** @param ask gets the box and what was typed, gives options; @param choose gets the box and a value */
  constructor(ask, choose) {
    this.#ask = ask;
    this.#choose = choose;
    document.addEventListener('input', event => this.#for(event, box => this.#typed(box)));
    document.addEventListener('focusin', event => this.#for(event, box => this.#typed(box)));
    document.addEventListener('focusout', event => this.#for(event, box => this.#left(box)));
    document.addEventListener('keydown', event => this.#for(event, box => this.#key(box, event)), true);
    document.addEventListener('pointerdown', event => this.#pointed(event));
    document.addEventListener('pointerup', () => this.#released(), true);
    document.addEventListener('pointercancel', () => this.#released(), true);
  }

  #for(event, task) {
    if (event.target.matches?.('[data-searches]')) {
      task(event.target);
    }
  }

  #box(box) {
    if (!this.#boxes.has(box)) {
      this.#boxes.set(box, {timer: 0, asked: 0, active: -1, options: [], chosen: box.value});
    }
    return this.#boxes.get(box);
  }

  #typed(box) {
    const state = this.#box(box);
    clearTimeout(state.timer);
    const typed = box.value === state.chosen ? '' : box.value;
    if (typed.length < Number(box.dataset.searches)) {
      this.#close(box);
      return;
    }
    state.timer = setTimeout(() => this.#search(box, typed), PAUSE);
  }

  async #search(box, typed) {
    const state = this.#box(box);
    const turn = ++state.asked;
    const found = await this.#ask(box, typed);
    // An answer that comes late is to what is asked no longer.
    if (turn === state.asked && document.activeElement === box) {
      state.options = found.flatMap(each => each.options ?? [each]);
      state.active = -1;
      this.#draw(box);
    }
  }

  #draw(box) {
    const {options, active} = this.#box(box);
    const list = listOf(box);
    show(list, options.length === 0 && el('li', {class: 'none'}, 'Nothing found'),
      options.map((option, index) => el('li', {
        role: 'option',
        id: `${list.id}/${index}`,
        'data-index': String(index),
        'aria-selected': String(index === active),
      }, plain(option.text?.text))));
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
    if (active >= 0) {
      box.setAttribute('aria-activedescendant', `${list.id}/${active}`);
      list.children[active].scrollIntoView({block: 'nearest'});
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  }

  /** What is still asked opens it no more. */
  #close(box) {
    const state = this.#box(box);
    clearTimeout(state.timer);
    state.asked++;
    state.active = -1;
    listOf(box).hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  }

  #key(box, event) {
    const state = this.#box(box);
    const open = !listOf(box).hidden;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && open && state.options.length > 0) {
      state.active = (state.active + step + state.options.length) % state.options.length;
      this.#draw(box);
    } else if (event.key === 'Enter' && open && state.options.length > 0) {
      this.#take(box, Math.max(state.active, 0));
    } else if (event.key === 'Escape' && open) {
      this.#close(box);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #pointed(event) {
    this.#pressing = true;
    const option = event.target.closest?.('.found [data-index]');
    if (option) {
      event.preventDefault();
      this.#take(option.closest('.search').querySelector('[data-searches]'), Number(option.dataset.index));
    }
  }

  #take(box, index) {
    const state = this.#box(box);
    const option = state.options[index];
    state.chosen = option.text?.text ?? option.value;
    box.value = state.chosen;
    this.#close(box);
    this.#choose(box, option.value);
  }

  /** What is not chosen does not count, and is not left standing as if it did. */
  #left(box) {
    const state = this.#box(box);
    if (box.value === '' && state.chosen !== '') {
      state.chosen = '';
      this.#choose(box, null);
    }
    box.value = state.chosen;
    if (this.#pressing) {
      this.#leaving.add(box);
    } else {
      this.#close(box);
    }
  }

  /** Only now, and after the click: what is pressed must not move from under the pointer. */
  #released() {
    this.#pressing = false;
    const left = [...this.#leaving].filter(box => box !== document.activeElement);
    this.#leaving.clear();
    setTimeout(() => left.forEach(box => this.#close(box)));
  }
}

const listOf = box => box.closest('.search').querySelector('[role=listbox]');
