package dev.slipway.environments.edit;

import dev.slipway.environments.edit.Source.Style;
import dev.slipway.environments.yaml.Mark;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Node.Entry;
import dev.slipway.environments.yaml.Node.Mapping;
import dev.slipway.environments.yaml.Node.Scalar;
import dev.slipway.environments.yaml.Node.Sequence;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How items come into a list and leave it without disturbing their neighbours.
///
/// Block style: an item has lines of its own behind a dash, indented and written as the one before
/// it. Flow style: an item stands between commas, spaced as its neighbours.
record Items(Source source, Lines lines) {
  static final String DASH = "  - ";
  private static final Pattern BEHIND_DASH = Pattern.compile(" *- +");

  Items(Source source) {
    this(source, new Lines(source.text()));
  }

  /// Behind the last item of a list that has some.
  Splice append(Sequence list, SequencedMap<String, String> item) throws RefusedException {
    Node last = list.items().getLast();
    int end = end(last);
    Style style = style(last);
    if (isFlow(list)) {
      return new Splice(end, end, comma(list) + flow(item, style));
    }
    String dash = dash(last);
    boolean flow = !(last instanceof Mapping mapping) || source.isFlow(mapping);
    int lineEnd = lines.end(end);
    String lineBreak = lines.usualBreak(lineEnd);
    String shown =
        flow ? flow(item, style) : block(item, style, lineBreak + " ".repeat(dash.length()));
    return new Splice(lineEnd, lineEnd, lineBreak + dash + shown);
  }

  /// Into the brackets of an empty list.
  Splice fill(Sequence list, SequencedMap<String, String> item) throws RefusedException {
    int start = list.start().offset() + 1;
    int end = list.end().offset() - 1;
    requireNoComment(list, start, end);
    return new Splice(start, end, flow(item, Style.PLAIN));
  }

  /// Into a line of its own below an empty list, whose brackets go. What else stands on the key's
  /// line stays there.
  ///
  /// @param indentation the key's
  Splice unfold(Entry entry, Sequence list, String indentation, SequencedMap<String, String> item)
      throws RefusedException {
    int colon = colon(entry, list);
    int end = list.end().offset();
    requireNoComment(list, list.start().offset() + 1, end - 1);
    int lineEnd = lines.end(end);
    String rest = source.text().substring(end, lineEnd);
    String line = indentation + DASH + flow(item, Style.PLAIN);
    return new Splice(colon, lineEnd, rest + lines.usualBreak(lineEnd) + line);
  }

  Splice drop(Entry entry, Sequence list, int index) throws RefusedException {
    Node item = list.items().get(index);
    if (isFlow(list)) {
      return list.items().size() == 1 ? dropOnly(list, item) : dropBetweenCommas(list, index);
    }
    var _ = dash(item);
    int start = lines.start(item.start().offset());
    int end = lines.end(end(item));
    if (list.items().size() == 1) {
      int colon = colon(entry, list);
      int above = start - lines.breakBefore(start).length();
      return new Splice(colon, end, " []" + source.text().substring(colon, above));
    }
    String after = lines.breakAt(end);
    return after.isEmpty()
        ? new Splice(start - lines.breakBefore(start).length(), end, "")
        : new Splice(start, end + after.length(), "");
  }

  private Splice dropOnly(Sequence list, Node item) throws RefusedException {
    int start = list.start().offset() + 1;
    int end = list.end().offset() - 1;
    requireNoComment(list, start, item.start().offset());
    requireNoComment(list, end(item), end);
    return new Splice(start, end, "");
  }

  private Splice dropBetweenCommas(Sequence list, int index) throws RefusedException {
    List<Node> items = list.items();
    boolean last = index == items.size() - 1;
    Node left = last ? items.get(index - 1) : items.get(index);
    Node right = last ? items.get(index) : items.get(index + 1);
    requireNoComment(list, end(left), right.start().offset());
    return last
        ? new Splice(end(left), end(right), "")
        : new Splice(left.start().offset(), right.start().offset(), "");
  }

  /// `{by: ada, reason: moving house}`.
  ///
  /// @param style of keys, and of values where nothing else is needed
  String flow(SequencedMap<String, String> item, Style style) {
    return item.entrySet().stream()
        .map(each -> pair(each.getKey(), each.getValue(), style))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String block(SequencedMap<String, String> item, Style style, String lineBreak) {
    return item.entrySet().stream()
        .map(each -> pair(each.getKey(), each.getValue(), style))
        .collect(Collectors.joining(lineBreak));
  }

  private static String pair(String key, String value, Style style) {
    return Rendering.scalar(key, style) + ": " + Rendering.scalar(value, style);
  }

  /// How the first key of an item is quoted.
  private Style style(Node item) {
    return item instanceof Mapping mapping && !mapping.entries().isEmpty()
        ? source.style(mapping.entries().getFirst().key())
        : Style.PLAIN;
  }

  /// What stands before an item on its line.
  private String dash(Node item) throws RefusedException {
    int start = item.start().offset();
    String dash = source.text().substring(lines.start(start), start);
    if (!BEHIND_DASH.matcher(dash).matches()) {
      throw refused(item.start(), "this item does not stand alone behind its dash");
    }
    return dash;
  }

  private String comma(Sequence list) throws RefusedException {
    List<Node> items = list.items();
    if (items.size() < 2) {
      return ", ";
    }
    Node left = items.get(items.size() - 2);
    String between = source.text().substring(end(left), items.getLast().start().offset());
    return between.strip().equals(",") ? between : ", ";
  }

  /// Behind the colon of a key whose list begins on the same line or below.
  private int colon(Entry entry, Sequence list) throws RefusedException {
    int colon = source.text().indexOf(':', entry.key().end().offset());
    boolean plain =
        colon >= 0
            && colon < list.start().offset()
            && lines.blank(entry.key().end().offset(), colon);
    if (!plain) {
      throw refused(entry.key().start(), "the colon does not stand behind this key");
    }
    return colon + 1;
  }

  private boolean isFlow(Sequence list) {
    return source.text().startsWith("[", list.start().offset());
  }

  private int end(Node node) throws RefusedException {
    return switch (node) {
      case Scalar scalar when scalar.isEmpty() || source.style(scalar) == Style.BLOCK ->
          throw refused(scalar.start(), "it cannot be seen where this value ends");
      case Scalar scalar -> scalar.end().offset();
      case Mapping mapping when source.isFlow(mapping) -> mapping.end().offset();
      case Mapping mapping -> end(mapping.entries().getLast().value());
      case Sequence list when isFlow(list) -> list.end().offset();
      case Sequence list -> end(list.items().getLast());
    };
  }

  private void requireNoComment(Sequence list, int from, int to) throws RefusedException {
    if (source.text().substring(from, to).contains("#")) {
      throw refused(list.start(), "a comment inside this list would be lost");
    }
  }

  private RefusedException refused(Mark at, String message) {
    return new RefusedException(source.file(), at, message + ": change the list by hand");
  }
}
