package dev.slipway.environments.edit;

import dev.slipway.environments.yaml.Mark;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Node.Entry;
import dev.slipway.environments.yaml.Node.Mapping;
import dev.slipway.environments.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Items of a list that is the value of a mapping's key.
///
/// @param parent the mapping
record ListEditor(Source source, Mapping parent) {
  Change append(Edit.Append append) throws RefusedException {
    String key = append.path().getLast();
    Optional<Entry> found = parent.entry(key);
    if (found.isEmpty()) {
      return insert(key, append);
    }
    Sequence list = list(found.get());
    List<Node> items = new ArrayList<>(list.items());
    items.add(node(append.item()));
    Items layout = new Items(source);
    Splice splice =
        !list.items().isEmpty()
            ? layout.append(list, append.item())
            : source.isFlow(parent)
                ? layout.fill(list, append.item())
                : layout.unfold(
                    found.get(),
                    list,
                    new Layout(source, parent).indentation(found.get()),
                    append.item());
    return change(found.get(), splice, items);
  }

  private Change insert(String key, Edit.Append append) throws RefusedException {
    Layout layout = new Layout(source, parent);
    Entry neighbour = layout.neighbour(append.after());
    List<Entry> wanted = new ArrayList<>(parent.entries());
    wanted.add(
        wanted.indexOf(neighbour) + 1,
        new Entry(FileEditor.text(key), sequence(List.of(node(append.item())))));
    return new Change(layout.insertListBehind(neighbour, key, append.item()), wanted);
  }

  Change drop(Edit.Drop drop) throws RefusedException {
    String key = drop.path().getLast();
    Entry entry =
        parent.entry(key).orElseThrow(() -> refused(parent.start(), "there is no list " + key));
    Sequence list = list(entry);
    if (drop.index() < 0 || drop.index() >= list.items().size()) {
      throw refused(list.start(), key + " has no item " + (drop.index() + 1));
    }
    List<Node> items = new ArrayList<>(list.items());
    items.remove(drop.index());
    return change(entry, new Items(source).drop(entry, list, drop.index()), items);
  }

  private Change change(Entry entry, Splice splice, List<Node> items) {
    List<Entry> wanted = new ArrayList<>(parent.entries());
    wanted.set(wanted.indexOf(entry), new Entry(entry.key(), sequence(items)));
    return new Change(splice, wanted);
  }

  private Sequence list(Entry entry) throws RefusedException {
    if (entry.value() instanceof Sequence list) {
      return list;
    }
    throw refused(entry.key().start(), entry.key().text() + " is not a list");
  }

  private static Sequence sequence(List<Node> items) {
    return new Sequence(items, Mark.START, Mark.START);
  }

  private static Mapping node(SequencedMap<String, String> item) {
    List<Entry> entries = new ArrayList<>();
    item.forEach(
        (key, value) -> entries.add(new Entry(FileEditor.text(key), FileEditor.text(value))));
    return new Mapping(entries, Mark.START, Mark.START);
  }

  private RefusedException refused(Mark at, String message) {
    return new RefusedException(source.file(), at, message);
  }
}
