package dev.slipway.environments.edit;

import dev.slipway.environments.yaml.Mark;
import dev.slipway.environments.yaml.Nearest;
import dev.slipway.environments.yaml.Node.Entry;
import dev.slipway.environments.yaml.Node.Mapping;
import dev.slipway.environments.yaml.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes values of a YAML file and leaves every other byte as it is.
///
/// For each edit:
/// 1. read the file into values with their places;
/// 2. find the mapping that the path leads to;
/// 3. replace the value's characters, or insert or remove the key in the layout of its neighbours;
/// 4. read the result and compare it with the data that was meant: exactly the wanted value
///    differs, or the edit is refused.
public final class FileEditor {
  private FileEditor() {}

  /// @param file path inside the repository, for problems
  /// @param content the file, UTF-8
  /// @param edits done one after the other; all or none
  public static Edited apply(String file, byte[] content, List<Edit> edits) {
    try {
      Source source = Source.read(file, content);
      for (Edit edit : edits) {
        source = apply(source, edit);
      }
      return new Edited.Content(source.text());
    } catch (RefusedException e) {
      return new Edited.Refused(e.problem());
    }
  }

  private static Source apply(Source source, Edit edit) throws RefusedException {
    List<String> path = edit.path().subList(0, edit.path().size() - 1);
    Mapping parent = parent(source, path);
    Optional<Entry> found = parent.entry(edit.path().getLast());
    Change change =
        switch (edit) {
          case Edit.Put put when found.isPresent() ->
              replace(source, parent, found.get(), put.value());
          case Edit.Put put -> insert(source, parent, put);
          case Edit.Remove _ when found.isPresent() -> remove(source, parent, found.get());
          case Edit.Remove _ -> Change.NONE;
          case Edit.Append append -> new ListEditor(source, parent).append(append);
          case Edit.Drop drop -> new ListEditor(source, parent).drop(drop);
        };
    if (change.equals(Change.NONE)) {
      return source;
    }
    Object expected = Source.data(with(source.root(), path, change.wanted()));
    byte[] edited = change.splice().applyTo(source.text()).getBytes(StandardCharsets.UTF_8);
    Source result = Source.read(source.file(), edited);
    if (!Source.data(result.root()).equals(expected)) {
      throw new RefusedException(
          source.file(),
          found.map(entry -> entry.key().start()).orElse(parent.start()),
          "the layout here is too unusual to change " + edit.path().getLast() + " alone");
    }
    return result;
  }

  private static Mapping parent(Source source, List<String> path) throws RefusedException {
    Mapping mapping = source.root();
    for (String key : path) {
      Optional<Entry> entry = mapping.entry(key);
      if (entry.isEmpty()) {
        List<String> keys = mapping.entries().stream().map(each -> each.key().text()).toList();
        throw new RefusedException(
            source.file(),
            mapping.start(),
            "there is no \"" + key + "\" here",
            Nearest.hint(key, keys));
      }
      if (!(entry.get().value() instanceof Mapping inner)) {
        Mark at = entry.get().key().start();
        throw new RefusedException(source.file(), at, key + " is not a mapping of keys");
      }
      mapping = inner;
    }
    return mapping;
  }

  private static Change replace(Source source, Mapping parent, Entry entry, String value)
      throws RefusedException {
    String key = entry.key().text();
    if (!(entry.value() instanceof Scalar old) || !source.isSingle(entry)) {
      throw new RefusedException(
          source.file(),
          entry.value().start(),
          key + " is not a value on its line: write it as " + key + ": ...");
    }
    if (old.text().equals(value) && !old.isEmpty()) {
      return Change.NONE;
    }
    String shown = Rendering.scalar(value, source.style(old));
    int start = old.start().offset();
    Splice splice =
        old.isEmpty()
            ? behindColon(source, entry, shown)
            : new Splice(start, old.end().offset(), shown);
    List<Entry> wanted = new ArrayList<>(parent.entries());
    wanted.set(wanted.indexOf(entry), new Entry(entry.key(), text(value)));
    return new Change(splice, wanted);
  }

  /// Where nothing stands behind a key, the parser's place is the colon's end.
  private static Splice behindColon(Source source, Entry entry, String shown) {
    int colon = source.text().indexOf(':', entry.key().end().offset());
    return new Splice(colon + 1, colon + 1, " " + shown);
  }

  private static Change insert(Source source, Mapping parent, Edit.Put put)
      throws RefusedException {
    List<Entry> wanted = new ArrayList<>(parent.entries());
    Layout layout = new Layout(source, parent);
    Entry neighbour = layout.neighbour(put.after());
    String key = put.path().getLast();
    Splice splice = layout.insertBehind(neighbour, key, put.value());
    wanted.add(wanted.indexOf(neighbour) + 1, new Entry(text(key), text(put.value())));
    return new Change(splice, wanted);
  }

  private static Change remove(Source source, Mapping parent, Entry entry) throws RefusedException {
    List<Entry> wanted = new ArrayList<>(parent.entries());
    wanted.remove(entry);
    return new Change(new Layout(source, parent).remove(entry), wanted);
  }

  static Scalar text(String value) {
    return new Scalar(value, true, Mark.START, Mark.START);
  }

  /// The tree with other entries in the mapping at `path`.
  private static Mapping with(Mapping root, List<String> path, List<Entry> wanted) {
    if (path.isEmpty()) {
      return new Mapping(wanted, root.start(), root.end());
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : root.entries()) {
      entries.add(
          entry.key().text().equals(path.getFirst()) && entry.value() instanceof Mapping inner
              ? new Entry(entry.key(), with(inner, path.subList(1, path.size()), wanted))
              : entry);
    }
    return new Mapping(entries, root.start(), root.end());
  }
}
