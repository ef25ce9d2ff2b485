// A list of messages in its scrolled frame. Edits do not move what is being read; new messages
// are scrolled to only by who stands at the end.

import {KeyedList} from './dom.js';

const NEAR = 48;

export class Log {
  #scroll;
  #list;
  #keyed;
  #place = '';
  #atEnd = true;

  /** @param moved is told whether the end is in sight */
  constructor(scroll, list, moved = () => {}) {
    this.#scroll = scroll;
    this.#list = list;
    this.#keyed = new KeyedList(list);
    scroll.addEventListener('scroll', () => {
      this.#atEnd = this.#distance() < NEAR;
      moved(this.#atEnd);
    }, {passive: true});
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(scroll);
    scroll.addEventListener('keydown', event => this.#walk(event));
  }

  get atEnd() {
    return this.#atEnd;
  }

  /** @param place whose messages these are; another place begins at its end, and is not read aloud */
  show(entries, place) {
    const another = place !== this.#place;
    this.#place = place;
    if (another) {
      this.#scroll.setAttribute('aria-busy', 'true');
      this.#keyed.clear();
      this.#atEnd = true;
    }
    const anchor = this.#atEnd ? null : this.#anchor();
    this.#keyed.show(entries);
    if (this.#atEnd) {
      this.toEnd();
    } else if (anchor?.node.isConnected) {
      this.#scroll.scrollTop += anchor.node.getBoundingClientRect().top - anchor.top;
    }
    if (another) {
      requestAnimationFrame(() => this.#scroll.removeAttribute('aria-busy'));
    }
  }

  toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#atEnd = true;
  }

  #distance() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight;
  }

  /** The first message that is in sight. */
  #anchor() {
    const top = this.#scroll.getBoundingClientRect().top;
    const node = [...this.#list.children].find(each => each.getBoundingClientRect().bottom > top);
    return node ? {node, top: node.getBoundingClientRect().top} : null;
  }

  /** Arrows walk from message to message; Tab goes to what is in one. */
  #walk(event) {
    const rows = [...this.#list.querySelectorAll('.message')];
    const here = rows.indexOf(event.target);
    if ((here < 0 && event.target !== this.#scroll) || rows.length === 0) {
      return;
    }
    const next = {
      ArrowUp: here < 0 ? rows.length - 1 : Math.max(here - 1, 0),
      ArrowDown: here < 0 ? 0 : Math.min(here + 1, rows.length - 1),
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (next !== undefined) {
      rows[next].focus();
      rows[next].scrollIntoView({block: 'nearest'});
      event.preventDefault();
    }
  }
}
