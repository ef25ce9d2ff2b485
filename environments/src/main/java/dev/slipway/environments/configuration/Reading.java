package dev.slipway.environments.configuration;

import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Problems;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// How a mapping is read, before it is known where it stands.
@FunctionalInterface
public interface Reading<T> {
  /// Declares its keys in the reference and makes what reads them.
  ///
  /// @param path what stands before its keys: `targets.NAME.`
  Kind<T> kind(Reference reference, String path);

  /// Fixed keys. The function asks for each of them and returns what makes the value.
  static <T> Reading<T> keys(Function<Section, Supplier<? extends T>> asking) {
    return (reference, path) -> {
      Kind<T> kind = Shapes.record(fields -> asking.apply(new Section(fields, reference, path)));
      declare(kind);
      return kind;
    };
  }

  /// Further keys depend on the word behind the key `kind`.
  static <T> Reading<T> variants(
      String meaning, Map<String, Function<Section, Supplier<? extends T>>> askings) {
    return (reference, path) -> {
      reference
          .always()
          .add(
              path + "kind",
              "`" + String.join("` or `", askings.keySet()) + "`",
              "required",
              meaning);
      Map<String, Kind<T>> kinds = new LinkedHashMap<>();
      askings.forEach((word, asking) ->
          kinds.put(
              word,
              Reading.<T>keys(section -> asking.apply(section.known("kind")))
                  .kind(reference.when("kind: " + word), path)));
      return (node, problems) ->
          choose(node, kinds, problems).flatMap(kind -> kind.read(node, problems));
    };
  }

  private static <T> Optional<Kind<T>> choose(
      Node node, Map<String, Kind<T>> kinds, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      return Kind.refuse(node, "a mapping of keys and values", problems);
    }
    Optional<Node.Entry> word = mapping.entry("kind");
    if (word.isEmpty()) {
      problems.add(
          node.start(),
          "the key \"kind\" is missing, it is one of " + String.join(", ", kinds.keySet()));
      return Optional.empty();
    }
    return Scalars.oneOf(kinds).read(word.get().value(), problems);
  }

  /// Asked of an empty mapping, a reading reads nothing and names every key.
  private static void declare(Kind<?> kind) {
    Optional<?> _ = kind.read(Section.EMPTY, new Problems("reference"));
  }
}
