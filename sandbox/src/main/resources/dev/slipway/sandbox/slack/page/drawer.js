// The sidebar on a narrow screen: a drawer over the messages.

import {byId} from './dom.js';

export class Drawer {
  #sidebar = byId('sidebar');
  #button = byId('menu');

  constructor() {
    this.#button.addEventListener('click', () => (this.isOpen ? this.close() : this.#open()));
    byId('shade').addEventListener('click', () => this.close());
    this.#sidebar.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.isOpen) {
        this.close();
        this.#button.focus();
      }
    });
  }

  get isOpen() {
    return this.#sidebar.classList.contains('open');
  }

  close() {
    this.#set(false);
  }

  #open() {
    this.#set(true);
    this.#sidebar.querySelector('a')?.focus();
  }

  #set(open) {
    this.#sidebar.classList.toggle('open', open);
    this.#button.setAttribute('aria-expanded', String(open));
    byId('shade').hidden = !open;
  }
}
