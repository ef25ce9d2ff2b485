// Block Kit to elements. https://docs.slack.dev/reference/block-kit/blocks

import {el} from './dom.js';
import {element} from './elements.js';
import {link, mrkdwn, plain} from './mrkdwn.js';

/**
 * @param surface where the blocks stand: `names`, `store`, `key`, and for a dialog `values` and `errors`
 */
export function blocks(list, surface) {
  return list.map((block, index) => {
    const rendered = render(block, surface);
    rendered.dataset.key = `${surface.key}/${block.block_id ?? index}`;
    rendered.dataset.block = block.block_id ?? '';
    return rendered;
  });
}

/** A text object. */
export function text(object, names) {
  return object?.type === 'mrkdwn' ? mrkdwn(object.text, names) : plain(object?.text);
}

function render(block, surface) {
  switch (block.type) {
    case 'header': return el('h3', {class: 'block header'}, plain(block.text?.text));
    case 'section': return section(block, surface);
    case 'context': return context(block, surface);
    case 'actions': return actions(block, surface);
    case 'divider': return el('hr', {class: 'block'});
    case 'image': return picture(block);
    case 'input': return input(block, surface);
    default: return el('p', {class: 'block unknown'}, `(a block of type ${block.type} is not shown here)`);
  }
}

function section(block, surface) {
  return el('div', {class: 'block section'},
    el('div', {class: 'section-texts'},
      block.text && el('div', {class: 'text'}, text(block.text, surface.names)),
      block.fields && el('ul', {class: 'fields'}, block.fields.map(field => el('li', {}, text(field, surface.names))))),
    block.accessory && el('div', {class: 'accessory'}, element(block.accessory, block, surface)));
}

function context(block, surface) {
  return el('div', {class: 'block context'}, (block.elements ?? []).map(each =>
    each.type === 'image' ? el('span', {class: 'image'}, each.alt_text) : el('span', {}, text(each, surface.names))));
}

function actions(block, surface) {
  return el('div', {class: 'block actions'}, (block.elements ?? []).map(each => element(each, block, surface)));
}

/** Pictures would be fetched from elsewhere, and nothing leaves this machine: what they show is told instead. */
export function picture(block) {
  return el('figure', {class: 'block picture'},
    el('span', {class: 'image'}, block.alt_text ?? 'picture'),
    block.title && el('figcaption', {}, plain(block.title.text)));
}

function input(block, surface) {
  const id = `${surface.key}-${block.block_id}`;
  const error = surface.errors?.[block.block_id];
  const grouped = ['checkboxes', 'radio_buttons'].includes(block.element?.type);
  return el(grouped ? 'fieldset' : 'div', {class: 'block input' + (error ? ' wrong' : '')},
    el(grouped ? 'legend' : 'label', {for: grouped ? null : id},
      plain(block.label?.text), block.optional && el('span', {class: 'optional'}, ' (optional)')),
    element(block.element ?? {}, block, {...surface, id, wrong: Boolean(error)}),
    block.hint && el('p', {class: 'hint', id: id + '-hint'}, plain(block.hint.text)),
    error && el('p', {class: 'error', id: id + '-error'}, error));
}

/** The older form of rich messages, with a coloured bar. */
export function attachment(each, surface) {
  return el('div', {class: 'attachment', 'data-colour': each.color},
    each.pretext && el('div', {class: 'text'}, mrkdwn(each.pretext, surface.names)),
    each.title && el('p', {class: 'attachment-title'},
      /^https?:\/\//.test(each.title_link ?? '') ? link(each.title_link, each.title) : each.title),
    each.text && el('div', {class: 'text'}, mrkdwn(each.text, surface.names)),
    each.fields && el('ul', {class: 'fields'}, each.fields.map(field =>
      el('li', {}, el('strong', {}, field.title), el('br'), mrkdwn(field.value, surface.names)))),
    each.blocks && blocks(each.blocks, surface),
    !each.text && !each.blocks && !each.title && el('div', {class: 'text'}, plain(each.fallback)));
}
