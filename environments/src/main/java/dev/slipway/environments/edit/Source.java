package dev.slipway.environments.edit;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.yaml.Mark;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Problems;
import dev.slipway.environments.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A file with its values and their places. Only what the strict reader takes without a problem.
///
/// @param root the file's top, a mapping
record Source(String file, String text, Node.Mapping root) {
  /// How a single value is written.
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK
  }

  static Source read(String file, byte[] content) throws RefusedException {
    Problems problems = new Problems(file);
    Optional<Node> root = YamlReader.read(content, problems);
    List<Problem> found = problems.list();
    if (!found.isEmpty()) {
      throw new RefusedException(found.getFirst());
    }
    if (root.isPresent() && root.get() instanceof Node.Mapping mapping) {
      return new Source(file, new String(content, StandardCharsets.UTF_8), mapping);
    }
    throw new RefusedException(
        file, Mark.START, "the file's top is not a mapping of keys to values");
  }

  boolean isFlow(Node.Mapping mapping) {
    return text.startsWith("{", mapping.start().offset());
  }

  Style style(Node.Scalar scalar) {
    char first = scalar.quoted() ? text.charAt(scalar.start().offset()) : ' ';
    return switch (first) {
      case '\'' -> Style.SINGLE_QUOTED;
      case '"' -> Style.DOUBLE_QUOTED;
      case '|', '>' -> Style.BLOCK;
      default -> Style.PLAIN;
    };
  }

  /// Whether a value ends where it visibly ends: neither nested nor a block of lines.
  boolean isSingle(Node.Entry entry) {
    return entry.value() instanceof Node.Scalar scalar && style(scalar) != Style.BLOCK;
  }

  /// The same data as equal objects, places and quoting aside; keys keep their order.
  static Object data(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence sequence -> sequence.items().stream().map(Source::data).toList();
      case Node.Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> new Pair(entry.key().text(), data(entry.value())))
              .toList();
    };
  }

  private record Pair(String key, Object value) {}
}
