// Elements are made here and nowhere else: texts become text nodes, never markup.

/** A new element. Attributes that are false, null or undefined are left out; children may be nested lists. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) {
      append(element, child);
    } else if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
}

export const byId = id => document.getElementById(id);

/**
 * Makes the current node look like the fresh one and keeps what can stay, so that nothing flickers,
 * the focus stays where it is and half-typed texts survive. Elements are matched by `data-key`,
 * or else by their order.
 */
export function morph(current, fresh) {
  if (current.isEqualNode(fresh)) {
    return current;
  }
  if (current.nodeName !== fresh.nodeName || keyOf(current) !== keyOf(fresh)) {
    current.replaceWith(fresh);
    return fresh;
  }
  if (current.nodeType === Node.TEXT_NODE) {
    current.data = fresh.data;
    return current;
  }
  morphAttributes(current, fresh);
  morphChildren(current, [...fresh.childNodes]);
  return current;
}

function morphAttributes(current, fresh) {
  for (const name of current.getAttributeNames()) {
    if (!fresh.hasAttribute(name)) {
      current.removeAttribute(name);
    }
  }
  for (const name of fresh.getAttributeNames()) {
    if (current.getAttribute(name) !== fresh.getAttribute(name)) {
      current.setAttribute(name, fresh.getAttribute(name));
    }
  }
}

export function morphChildren(parent, wanted) {
  const keyed = new Map();
  const loose = [];
  for (const child of parent.childNodes) {
    if (keyOf(child)) {
      keyed.set(keyOf(child), child);
    } else {
      loose.push(child);
    }
  }
  const kept = wanted.map(fresh => {
    const key = keyOf(fresh);
    const current = key ? keyed.get(key) : takeAlike(loose, fresh);
    return current ? morph(current, fresh) : fresh;
  });
  arrange(parent, kept);
}

/** Removes what is not wanted first, so that what stays need not move: moving loses the focus. */
export function arrange(parent, wanted) {
  const staying = new Set(wanted);
  for (const child of [...parent.childNodes]) {
    if (!staying.has(child)) {
      child.remove();
    }
  }
  let next = parent.firstChild;
  for (const node of wanted) {
    if (node === next) {
      next = next.nextSibling;
    } else {
      parent.insertBefore(node, next);
    }
  }
}

function takeAlike(loose, fresh) {
  const index = loose.findIndex(each => each.nodeName === fresh.nodeName);
  return index < 0 ? null : loose.splice(0, index + 1).pop();
}

const keyOf = node => node.dataset?.key ?? '';

/** Fills a region anew, keeping what can stay. */
export function show(region, ...children) {
  const fresh = el('div', {}, children);
  morphChildren(region, [...fresh.childNodes]);
}

/**
 * Keeps a long list: an entry whose version is the same as before is not even rendered.
 * Entries are `{key, version, render}`; a version is a list of what the entry depends on.
 */
export class KeyedList {
  #container;
  #known = new Map();

  constructor(container) {
    this.#container = container;
  }

  show(entries) {
    const next = new Map();
    for (const {key, version, render} of entries) {
      const known = this.#known.get(key);
      const same = known && version.every((part, index) => part === known.version[index]);
      const node = same ? known.node : this.#renew(known, render());
      next.set(key, {version, node});
    }
    arrange(this.#container, [...next.values()].map(each => each.node));
    this.#known = next;
  }

  clear() {
    this.#known.clear();
    this.#container.replaceChildren();
  }

  #renew(known, fresh) {
    return known ? morph(known.node, fresh) : fresh;
  }
}
