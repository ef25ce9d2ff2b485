// What a person types, as Slack's own client sends it.

/** Escapes the three characters, and makes tokens of the people, groups and channels that are named. */
export function compose(text, store) {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped
    .replace(/(?<![\w@])@([a-z0-9._-]+)/gi, (whole, handle) => named(store, handle.toLowerCase()) ?? whole)
    .replace(/(?<![\w#&])#([a-z0-9._-]+)/gi, (whole, name) => {
      const channel = store.channels().find(each => each.name === name.toLowerCase());
      return channel ? `<#${channel.id}>` : whole;
    });
}

function named(store, handle) {
  if (['here', 'channel', 'everyone'].includes(handle)) {
    return `<!${handle}>`;
  }
  const person = store.people().find(each => each.handle === handle);
  const group = store.state.groups.find(each => each.handle === handle);
  return person ? `<@${person.id}>` : group ? `<!subteam^${group.id}>` : null;
}
