package dev.slipway.environments.yaml;

import java.util.List;
import java.util.Optional;

/// A piece of a YAML document and where it stands.
public sealed interface Node {
  Mark start();

  /// What it is, for messages: `a list`, `"3.9"`.
  String description();

  /// Keys in the order of the file, each once.
  ///
  /// @param end just behind the bracket of flow style; of block style it says nothing
  record Mapping(List<Entry> entries, Mark start, Mark end) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
    }

    @Override
    public String description() {
      return "a mapping";
    }
  }

  /// @param end just behind the bracket of flow style; of block style it says nothing
  record Sequence(List<Node> items, Mark start, Mark end) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String description() {
      return "a list";
    }
  }

  /// @param text exactly as written, without its quotes and with escapes resolved; never converted
  /// @param quoted whether it stands in quotes or in a block (`|`, `>`)
  /// @param end just behind its last character, quotes included
  record Scalar(String text, boolean quoted, Mark start, Mark end) implements Node {
    private static final int SHOWN = 60;

    /// Whether nothing stands there, as after `key:`.
    public boolean isEmpty() {
      return !quoted && text.isEmpty();
    }

    @Override
    public String description() {
      if (isEmpty()) {
        return "nothing";
      }
      String brief =
          text.codePointCount(0, text.length()) > SHOWN
              ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "..."
              : text;
      return '"' + brief.replace("\n", "\\n") + '"';
    }
  }

  /// @param value an empty scalar where nothing stands behind the key
  record Entry(Scalar key, Node value) {}
}
