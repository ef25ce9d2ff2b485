package dev.slipway.environments.yaml;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/// Reads a mapping key by key. Keys that nobody asked for are unknown and refused in the end.
public final class Fields {
  private final Node.Mapping mapping;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();
  private final int before;

  Fields(Node.Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
    this.before = problems.count();
  }

  public <T> Value<T> required(String key, Kind<T> kind) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      problems.add(mapping.start(), "the key \"" + key + "\" is missing");
      return new Value<>(Optional.empty());
    }
    return new Value<>(read(key, node.get(), kind));
  }

  public <T> Value<T> optional(String key, Kind<T> kind, T otherwise) {
    Optional<Node> node = node(key);
    return new Value<>(node.isEmpty() ? Optional.of(otherwise) : read(key, node.get(), kind));
  }

  public <T> Value<Optional<T>> optional(String key, Kind<T> kind) {
    return optional(key, kind.map(Optional::of), Optional.empty());
  }

  public Value<OptionalInt> optionalInt(String key, Kind<Integer> kind) {
    return optional(key, kind.map(OptionalInt::of), OptionalInt.empty());
  }

  public Value<OptionalLong> optionalLong(String key, Kind<Long> kind) {
    return optional(key, kind.map(OptionalLong::of), OptionalLong.empty());
  }

  public Value<OptionalDouble> optionalDouble(String key, Kind<Double> kind) {
    return optional(key, kind.map(OptionalDouble::of), OptionalDouble.empty());
  }

  /// Whether the key is there. Makes it known.
  public boolean has(String key) {
    return node(key).isPresent();
  }

  /// Adds a problem at a key's value, or at the mapping where the key is missing.
  public void refuse(String key, String message) {
    problems.add(
        mapping.entry(key).map(entry -> entry.value().start()).orElse(mapping.start()), message);
  }

  private Optional<Node> node(String key) {
    known.add(key);
    return mapping.entry(key).map(Node.Entry::value);
  }

  private <T> Optional<T> read(String key, Node node, Kind<T> kind) {
    if (node instanceof Node.Scalar scalar && scalar.isEmpty()) {
      problems.add(
          node.start(),
          "nothing stands behind \"" + key + "\"; leave the key out, or give it a value",
          Optional.of("a value that begins with # must stand in quotes"));
      return Optional.empty();
    }
    return kind.read(node, problems);
  }

  /// Refuses unknown keys, then makes the record if there was no problem. What its constructor
  /// refuses becomes a problem of the mapping.
  <T> Optional<T> finish(Supplier<? extends T> record) {
    for (Node.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key().text())) {
        unknown(entry.key(), known, problems);
      }
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      T made = record.get();
      return problems.count() > before ? Optional.empty() : Optional.of(made);
    } catch (IllegalArgumentException e) {
      if (problems.count() == before) {
        problems.add(mapping.start(), String.valueOf(e.getMessage()));
      }
      return Optional.empty();
    }
  }

  private static void unknown(Node.Scalar key, Collection<String> known, Problems problems) {
    if (problems.isFull()) {
      problems.add(key.start(), "");
      return;
    }
    problems.add(
        key.start(),
        "unknown key " + key.description() + ", allowed are " + String.join(", ", known),
        Nearest.hint(key.text(), known));
  }
}
