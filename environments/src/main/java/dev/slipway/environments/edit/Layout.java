package dev.slipway.environments.edit;

import dev.slipway.environments.edit.Source.Style;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Node.Entry;
import dev.slipway.environments.yaml.Node.Mapping;
import dev.slipway.environments.yaml.Node.Scalar;
import java.util.List;
import java.util.SequencedMap;

/// How keys come into a mapping and leave it without disturbing their neighbours.
///
/// Block style: a key has lines of its own, indented as its neighbour; values that stand in one
/// column keep standing in one. Flow style: a key stands between commas, spaced as its neighbour.
record Layout(Source source, Mapping mapping, Lines lines) {
  Layout(Source source, Mapping mapping) {
    this(source, mapping, new Lines(source.text()));
  }

  /// @param neighbour an entry with a single value
  Splice insertBehind(Entry neighbour, String key, String value) {
    Scalar sibling = (Scalar) neighbour.value();
    String shownKey = Rendering.scalar(key, source.style(neighbour.key()));
    String shownValue = Rendering.scalar(value, source.style(sibling));
    int end = end(sibling);
    if (source.isFlow(mapping)) {
      String entry = shownKey + separator(neighbour) + shownValue;
      return new Splice(end, end, comma(neighbour) + entry);
    }
    int lineEnd = lines.end(end);
    String entry = shownKey + separator(neighbour, shownKey.length()) + shownValue;
    return new Splice(lineEnd, lineEnd, lines.usualBreak(lineEnd) + indentation(neighbour) + entry);
  }

  /// A new list with one item behind a key; in block style on lines of its own.
  Splice insertListBehind(Entry neighbour, String key, SequencedMap<String, String> item) {
    int end = end(neighbour.value());
    String shownKey = Rendering.scalar(key, source.style(neighbour.key()));
    Items items = new Items(source);
    if (source.isFlow(mapping)) {
      String list = "[" + items.flow(item, source.style(neighbour.key())) + "]";
      return new Splice(end, end, comma(neighbour) + shownKey + separator(neighbour) + list);
    }
    int lineEnd = lines.end(end);
    String lineBreak = lines.usualBreak(lineEnd);
    String indentation = indentation(neighbour);
    String list = indentation + Items.DASH + items.flow(item, Style.PLAIN);
    return new Splice(
        lineEnd, lineEnd, lineBreak + indentation + shownKey + ":" + lineBreak + list);
  }

  /// The key beside which a new one stands: the named one, else the last with a single value.
  Entry neighbour(String after) throws RefusedException {
    return mapping
        .entry(after)
        .filter(source::isSingle)
        .or(() -> mapping.entries().reversed().stream().filter(source::isSingle).findFirst())
        .orElseThrow(() ->
            new RefusedException(
                source.file(),
                mapping.start(),
                "there is no single value here beside which a key could stand"));
  }

  Splice remove(Entry entry) throws RefusedException {
    if (!source.isSingle(entry)) {
      throw refused(entry, "only a key with a single value is removed");
    }
    if (mapping.entries().size() == 1) {
      throw refused(entry, "the only key of a mapping cannot be removed");
    }
    return source.isFlow(mapping) ? removeBetweenCommas(entry) : removeLines(entry);
  }

  private Splice removeLines(Entry entry) throws RefusedException {
    int start = lines.start(start(entry.key()));
    if (!lines.blank(start, start(entry.key()))) {
      throw refused(entry, "this key shares its line with something else: give it its own");
    }
    int end = lines.end(end(entry.value()));
    String after = lines.breakAt(end);
    if (after.isEmpty()) {
      return new Splice(start - lines.breakBefore(start).length(), end, "");
    }
    return new Splice(start, end + after.length(), "");
  }

  private Splice removeBetweenCommas(Entry entry) throws RefusedException {
    List<Entry> entries = mapping.entries();
    int index = entries.indexOf(entry);
    boolean last = index == entries.size() - 1;
    if (last && !source.isSingle(entries.get(index - 1))) {
      throw refused(entry, "this key cannot be removed safely: remove it by hand");
    }
    Entry left = last ? entries.get(index - 1) : entry;
    Entry right = last ? entry : entries.get(index + 1);
    if (between(left, right).contains("#")) {
      throw refused(entry, "a comment beside this key would be lost: remove the key by hand");
    }
    return last
        ? new Splice(end(left.value()), end(entry.value()), "")
        : new Splice(start(entry.key()), start(right.key()), "");
  }

  String indentation(Entry neighbour) {
    int start = lines.start(start(neighbour.key()));
    String before = source.text().substring(start, start(neighbour.key()));
    return lines.blank(start, start(neighbour.key()))
        ? before
        : " ".repeat(before.codePointCount(0, before.length()));
  }

  /// What stands between a key and its value, when it is a colon and blanks.
  private String separator(Entry entry) {
    String between = source.text().substring(end(entry.key()), start(entry.value()));
    boolean simple = between.strip().equals(":") && between.chars().noneMatch(c -> c < ' ');
    boolean parted = between.endsWith(" ") || source.style(entry.key()) != Style.PLAIN;
    return simple && parted ? between : ": ";
  }

  private String separator(Entry neighbour, int keyLength) {
    List<Integer> columns = mapping.entries().stream().map(this::valueColumn).distinct().toList();
    long widths =
        mapping.entries().stream()
            .mapToInt(entry -> end(entry.key()) - start(entry.key()))
            .distinct()
            .count();
    if (columns.size() == 1 && widths > 1) {
      int used = indentation(neighbour).length() + keyLength + 1;
      return ":" + " ".repeat(Math.max(1, columns.getFirst() - used));
    }
    return separator(neighbour);
  }

  private int valueColumn(Entry entry) {
    return start(entry.value()) - lines.start(start(entry.value()));
  }

  private String comma(Entry neighbour) {
    List<Entry> entries = mapping.entries();
    int index = entries.indexOf(neighbour);
    int left = index + 1 < entries.size() ? index : index - 1;
    if (left < 0 || !source.isSingle(entries.get(left))) {
      return ", ";
    }
    String between = between(entries.get(left), entries.get(left + 1));
    return between.strip().equals(",") ? between : ", ";
  }

  private String between(Entry left, Entry right) {
    return source.text().substring(end(left.value()), start(right.key()));
  }

  private static int start(Node node) {
    return node.start().offset();
  }

  /// Only of single values.
  private static int end(Node node) {
    return ((Scalar) node).end().offset();
  }

  private RefusedException refused(Entry entry, String message) {
    return new RefusedException(source.file(), entry.key().start(), message);
  }
}
