// The small choice of reactions, beside the button that opened it.

import {el, show} from './dom.js';
import {emoji, OFFERED, spoken} from './emoji.js';

export class Picker {
  #picker;
  #opener = null;

  /** @param choose gets the opener and the emoji's name */
  constructor(picker, choose) {
    this.#picker = picker;
    show(picker, OFFERED.map(name =>
      el('button', {type: 'button', class: 'plain', 'data-name': name, 'aria-label': spoken(name), title: `:${name}:`}, emoji(name))));
    picker.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (button) {
        picker.hidePopover();
        choose(this.#opener, button.dataset.name);
      }
    });
    picker.addEventListener('keydown', event => this.#walk(event));
  }

  open(opener) {
    this.#opener = opener;
    this.#picker.showPopover();
    const place = opener.getBoundingClientRect();
    const size = this.#picker.getBoundingClientRect();
    const left = Math.min(Math.max(8, place.right - size.width), innerWidth - size.width - 8);
    const above = place.top - size.height - 6;
    this.#picker.style.left = `${left}px`;
    this.#picker.style.top = `${above > 8 ? above : place.bottom + 6}px`;
    this.#picker.querySelector('button').focus();
  }

  #walk(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (step) {
      const buttons = [...this.#picker.querySelectorAll('button')];
      const next = buttons.indexOf(document.activeElement) + step;
      buttons[(next + buttons.length) % buttons.length].focus();
      event.preventDefault();
    }
  }
}
