package dev.slipway.environments.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Makes located nodes of one YAML document and refuses what would be guessed or lost: duplicate
/// keys, second documents, directives, anchors, aliases, tags, keys that are no text, unquoted
/// texts over several lines, deep nesting, and all that [SourceText] refuses.
///
/// Jackson's own reading of scalars (numbers, `no`, `010`) is never used: a scalar is its text.
public final class YamlReader {
  /// Mappings and lists inside one another.
  public static final int MAX_DEPTH = 20;

  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final String text;
  private final YAMLParser parser;
  private final Problems problems;
  private final int[] charIndex;

  private YamlReader(String text, YAMLParser parser, Problems problems) {
    this.text = text;
    this.parser = parser;
    this.problems = problems;
    this.charIndex = charIndex(text);
  }

  /// The document, unless its text cannot be read as a whole. Other problems are added, and the
  /// nodes are returned all the same, so that one run finds everything. Takes time in proportion to
  /// the file, at most 256 KiB.
  public static Optional<Node> read(byte[] bytes, Problems problems) {
    return SourceText.decode(bytes, problems).flatMap(text -> read(text, problems));
  }

  private static Optional<Node> read(String text, Problems problems) {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      YamlReader reader = new YamlReader(text, parser, problems);
      try {
        return reader.document();
      } catch (TooDeepException e) {
        problems.add(e.at, "nested more than " + MAX_DEPTH + " deep");
        return Optional.empty();
      } catch (JsonProcessingException e) {
        problems.add(reader.place(e), reader.message(e));
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be unreadable", e);
    }
  }

  private Optional<Node> document() throws IOException, TooDeepException {
    refuseDirectives();
    JsonToken first = parser.nextToken();
    if (first == null) {
      return Optional.of(new Node.Scalar("", false, Mark.START, Mark.START));
    }
    Node root = node(first, 1);
    if (parser.nextToken() != null) {
      problems.add(start(), "a second document begins here, a file is one document");
      return Optional.empty();
    }
    return Optional.of(root);
  }

  private void refuseDirectives() {
    int line = 0;
    for (String each : (Iterable<String>) text.lines()::iterator) {
      line++;
      if (each.startsWith("%")) {
        problems.add(new Mark(line, 1, 0), "directives (%) are not allowed");
      } else if (!each.isBlank() && !each.stripLeading().startsWith("#")) {
        return;
      }
    }
  }

  private Node node(JsonToken token, int depth) throws IOException, TooDeepException {
    Mark at = start();
    refuseProperties(at);
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      if (depth > MAX_DEPTH) {
        throw new TooDeepException(at);
      }
      return token == JsonToken.START_OBJECT ? mapping(at, depth) : sequence(at, depth);
    }
    return scalar(at);
  }

  private Node.Mapping mapping(Mark at, int depth) throws IOException, TooDeepException {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Mark> seen = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Mark keyAt = start();
      refuseProperties(keyAt);
      Node.Scalar key = scalar(keyAt);
      Node value = node(parser.nextToken(), depth + 1);
      Mark first = seen.putIfAbsent(key.text(), keyAt);
      if (first == null) {
        entries.add(new Node.Entry(key, value));
      } else {
        problems.add(
            keyAt, "the key " + key.description() + " stands twice, first in line " + first.line());
      }
    }
    return new Node.Mapping(entries, at, end());
  }

  private Node.Sequence sequence(Mark at, int depth) throws IOException, TooDeepException {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new Node.Sequence(items, at, end());
  }

  private Node.Scalar scalar(Mark at) throws IOException {
    Mark end = end();
    boolean quoted = end.offset() > at.offset() && "\"'|>".indexOf(text.charAt(at.offset())) >= 0;
    String value = end.offset() > at.offset() ? parser.getText() : "";
    if (!quoted && end.line() > at.line()) {
      problems.add(at, "a text over several lines stands in quotes, or in a block that | begins");
    }
    return new Node.Scalar(value, quoted, at, end);
  }

  /// Where a token has an anchor or a tag, it starts there.
  private void refuseProperties(Mark at) throws IOException {
    boolean empty = end().offset() == at.offset();
    char first = at.offset() < text.length() && !empty ? text.charAt(at.offset()) : ' ';
    boolean value = parser.currentToken() != JsonToken.FIELD_NAME;
    if (first == '*' || parser.isCurrentAlias()) {
      problems.add(at, "aliases (*) are not allowed, write the value out");
    } else if (first == '&' || (value && first != '!' && parser.getObjectId() != null)) {
      problems.add(at, "anchors (&) are not allowed");
    } else if (first == '!') {
      problems.add(at, "tags (!) are not allowed");
    }
  }

  private Mark start() {
    return mark(parser.currentTokenLocation());
  }

  private Mark end() {
    return mark(parser.currentLocation());
  }

  private Mark mark(JsonLocation location) {
    return mark(location.getLineNr(), location.getColumnNr(), location.getCharOffset());
  }

  private Mark mark(int line, int column, long codePoints) {
    int index = Math.clamp(codePoints, 0, text.length());
    int offset = charIndex.length == 0 ? index : charIndex[Math.min(index, charIndex.length - 1)];
    return new Mark(Math.max(line, 1), Math.max(column, 1), offset);
  }

  private Mark place(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException cause && cause.getProblemMark() != null) {
      var mark = cause.getProblemMark();
      return mark(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
    }
    return e.getLocation() == null ? Mark.START : mark(e.getLocation());
  }

  private String message(JsonProcessingException e) {
    if (text.startsWith("\t", place(e).offset())) {
      return "a tab cannot stand here, indent with spaces";
    }
    String problem =
        e.getCause() instanceof MarkedYAMLException cause
            ? String.valueOf(cause.getProblem())
            : e.getOriginalMessage();
    if (problem.startsWith("Expected a field name")) {
      return "a key must be a text";
    }
    return "not valid YAML: " + problem.lines().findFirst().orElse("");
  }

  /// Index into Java's chars by code point, empty where they are the same.
  private static int[] charIndex(String text) {
    if (text.codePointCount(0, text.length()) == text.length()) {
      return new int[0];
    }
    int[] index = new int[text.codePointCount(0, text.length()) + 1];
    int offset = 0;
    for (int i = 0; i < index.length - 1; i++) {
      index[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    index[index.length - 1] = offset;
    return index;
  }

  private static final class TooDeepException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Mark at;

    TooDeepException(Mark at) {
      this.at = at;
    }
  }
}
