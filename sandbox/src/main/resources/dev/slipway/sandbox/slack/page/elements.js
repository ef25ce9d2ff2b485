// Interactive elements. https://docs.slack.dev/reference/block-kit/block-elements
// They carry what they do in data attributes; acts.js listens for all of them at once.

import {el} from './dom.js';
import {plain} from './mrkdwn.js';

const TEXT_TYPES = {
  plain_text_input: 'text', email_text_input: 'email', url_text_input: 'url', number_input: 'number',
  datepicker: 'date', timepicker: 'time',
};

/** Kinds of lists that the page can fill by itself. */
const LISTS = {
  users_select: store => store.people().map(person => [person.id, person.name]),
  channels_select: store => store.channels().filter(each => each.kind !== 'direct').map(each => [each.id, '#' + each.name]),
  conversations_select: store => LISTS.channels_select(store),
};

/** @param surface as for blocks; in an input also `id` and `wrong` */
export function element(element, block, surface) {
  const type = element.type;
  if (type === 'button' || type === 'workflow_button') {
    return button(element);
  }
  if (type === 'image') {
    return el('span', {class: 'image'}, element.alt_text);
  }
  if (type === 'external_select') {
    return searched(element, block, surface);
  }
  if (type === 'checkboxes' || type === 'radio_buttons') {
    return choices(element, block, surface);
  }
  if (type in TEXT_TYPES) {
    return field(element, block, surface);
  }
  const lists = listed(element, surface);
  return lists ? select(element, block, surface, lists)
    : el('p', {class: 'unknown'}, `(an element of type ${type} is not shown here)`);
}

function button(element) {
  const look = ['primary', 'danger'].includes(element.style) ? ' ' + element.style : '';
  const attributes = {
    class: 'button' + look,
    'data-act': 'press',
    'data-action': element.action_id,
    'data-key': 'press/' + element.action_id,
    'data-confirm': element.confirm && JSON.stringify(element.confirm),
    'aria-label': element.accessibility_label,
  };
  const leads = /^https?:\/\//i.test(element.url ?? '');
  return leads
    ? el('a', {...attributes, href: element.url, target: '_blank', rel: 'noopener noreferrer'}, plain(element.text?.text))
    : el('button', {...attributes, type: 'button'}, plain(element.text?.text));
}

/** What all that can be filled in have. */
function filled(element, block, surface) {
  const described = [block.hint && surface.id && surface.id + '-hint', surface.wrong && surface.id + '-error'].filter(Boolean);
  return {
    id: surface.id,
    'data-action': element.action_id,
    'data-key': `${surface.key}/${block.block_id}/${element.action_id}`,
    autofocus: element.focus_on_load,
    'data-confirm': element.confirm && JSON.stringify(element.confirm),
    'aria-label': surface.id ? null : element.placeholder?.text ?? 'Choose',
    'aria-describedby': described.join(' ') || null,
    'aria-invalid': surface.wrong ? 'true' : null,
    'aria-required': block.type === 'input' && !block.optional ? 'true' : null,
  };
}

function field(element, block, surface) {
  const value = entered(element, block, surface);
  const attributes = {
    ...filled(element, block, surface),
    'data-fills': true,
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
  };
  const now = value?.value ?? value?.selected_date ?? value?.selected_time ?? '';
  if (element.multiline) {
    return el('textarea', {...attributes, rows: 4}, now);
  }
  return el('input', {...attributes, type: TEXT_TYPES[element.type], value: now, step: element.is_decimal_allowed ? 'any' : null});
}

/** Options and groups of them as `[value, label]` and `{label, options}`; null for what is none. */
function listed(element, surface) {
  const type = element.type.replace(/^multi_/, '');
  if (type in LISTS) {
    return LISTS[type](surface.store);
  }
  if (type !== 'static_select' && type !== 'overflow') {
    return null;
  }
  return element.option_groups?.length
    ? element.option_groups.map(group => ({label: group.label?.text, options: group.options.map(pair)}))
    : (element.options ?? []).map(pair);
}

const pair = option => [option.value, option.text?.text ?? option.value];

function select(element, block, surface, lists) {
  const several = element.type.startsWith('multi_');
  const chosen = values(entered(element, block, surface));
  const option = ([value, label]) => el('option', {value, selected: chosen.includes(value)}, label);
  const attributes = {...filled(element, block, surface), 'data-chooses': element.type, multiple: several, size: several ? 4 : null};
  const title = element.type === 'overflow' ? 'More …' : element.placeholder?.text ?? 'Choose …';
  return el('select', attributes,
    !several && el('option', {value: ''}, title),
    lists.map(each => (Array.isArray(each) ? option(each) : el('optgroup', {label: each.label}, each.options.map(option)))));
}

function choices(element, block, surface) {
  const kind = element.type === 'checkboxes' ? 'checkbox' : 'radio';
  const chosen = values(entered(element, block, surface));
  const {id, ...attributes} = filled(element, block, surface);
  return el('div', {...attributes, id, class: 'choices', role: kind === 'radio' ? 'radiogroup' : 'group'},
    (element.options ?? []).map(option => el('label', {class: 'choice'},
      el('input', {
        type: kind,
        name: attributes['data-key'],
        value: option.value,
        checked: chosen.includes(option.value),
        'data-picks': true,
      }),
      el('span', {}, plain(option.text?.text), option.description && el('small', {}, plain(option.description.text))))));
}

/** A box to search in; what is found is the app's. See search.js. */
function searched(element, block, surface) {
  const attributes = filled(element, block, surface);
  const chosen = entered(element, block, surface)?.selected_option;
  const list = `${attributes['data-key']}/list`;
  return el('div', {class: 'search', 'data-key': attributes['data-key'] + '/search'},
    el('input', {
      ...attributes,
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      'aria-expanded': 'false',
      'aria-controls': list,
      'aria-autocomplete': 'list',
      placeholder: element.placeholder?.text ?? 'Type to search …',
      'data-searches': String(element.min_query_length ?? 3),
      value: chosen?.text?.text ?? '',
    }),
    el('ul', {role: 'listbox', id: list, class: 'found', 'data-key': list, 'aria-label': 'Found', hidden: true}));
}

/** What the person has entered, or what the app has put there. */
function entered(element, block, surface) {
  const value = surface.values?.[block.block_id]?.[element.action_id];
  return value ?? {
    value: element.initial_value,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_option: element.initial_option,
    selected_options: element.initial_options,
    selected_user: element.initial_user,
    selected_channel: element.initial_channel,
    selected_conversation: element.initial_conversation,
  };
}

function values(value) {
  const single = value?.selected_option?.value ?? value?.selected_user ?? value?.selected_channel ?? value?.selected_conversation;
  return value?.selected_options?.map(option => option.value) ?? (single ? [single] : value?.selected_users ?? []);
}
