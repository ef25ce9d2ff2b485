// "Are you sure?", in the app's words. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object

import {byId, el, show} from './dom.js';
import {text} from './blocks.js';

/** @return a promise of whether the person agreed */
export function confirmed(question, names) {
  const dialog = byId('confirm');
  const title = question.title?.text ?? 'Are you sure?';
  const yes = el('button', {type: 'button', class: `button ${question.style === 'danger' ? 'danger' : 'primary'}`},
    question.confirm?.text ?? 'Yes');
  const no = el('button', {type: 'button', class: 'button'}, question.deny?.text ?? 'Cancel');
  dialog.replaceChildren();
  show(dialog,
    el('header', {class: 'modal-head'}, el('h2', {id: 'confirm-title'}, title)),
    el('div', {class: 'modal-body text'}, text(question.text, names)),
    el('footer', {class: 'modal-foot'}, no, yes));
  return new Promise(resolve => {
    yes.addEventListener('click', () => dialog.close('yes'));
    no.addEventListener('click', () => dialog.close('no'));
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), {once: true});
    dialog.returnValue = 'no';
    dialog.showModal();
    no.focus();
  });
}
