package dev.slipway.environments.yaml;

import dev.slipway.environments.language.Problem;
import java.util.List;
import java.util.Optional;

/// What became of one file: a value exactly when there are no problems. Immutable; may be kept as
/// long as the file's bytes do not change.
///
/// @param root the nodes, for places in the file; absent where the text could not be read at all
public record Parsed<T>(
    String file, Optional<T> value, List<Problem> problems, Optional<Node> root) {
  public Parsed {
    problems = List.copyOf(problems);
  }

  /// The same file with problems in place of its value.
  public Parsed<T> refused(List<Problem> found) {
    return new Parsed<>(file, Optional.empty(), found, root);
  }

  /// Where a piece stands: keys (`String`) and indexes (`Integer`) from the root. The nearest that
  /// exists is taken where a piece was left out; for an entry of a mapping that is its key.
  public Mark place(Object... path) {
    Mark found = root.map(Node::start).orElse(Mark.START);
    Optional<Node> node = root;
    for (Object step : path) {
      switch (node.orElse(null)) {
        case Node.Mapping mapping when mapping.entry(step.toString()).isPresent() -> {
          Node.Entry entry = mapping.entry(step.toString()).get();
          found = entry.key().start();
          node = Optional.of(entry.value());
        }
        case Node.Sequence sequence
            when step instanceof Integer index && index < sequence.items().size() -> {
          node = Optional.of(sequence.items().get(index));
          found = sequence.items().get(index).start();
        }
        case null, default -> {
          return found;
        }
      }
    }
    return found;
  }
}
