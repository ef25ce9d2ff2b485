package dev.slipway.environments.yaml;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reads a node as a value of one kind. Returns nothing exactly when it added a problem.
@FunctionalInterface
public interface Kind<T> {
  Optional<T> read(Node node, Problems problems);

  default <U> Kind<U> map(Function<? super T, ? extends U> change) {
    return (node, problems) -> read(node, problems).map(change);
  }

  /// Refuses values that the condition does not hold for.
  ///
  /// @param message what is expected: `expected MESSAGE, found ...`
  default Kind<T> where(Predicate<? super T> condition, String message) {
    return (node, problems) -> {
      Optional<T> value = read(node, problems);
      if (value.isPresent() && !condition.test(value.get())) {
        return refuse(node, message, problems);
      }
      return value;
    };
  }

  /// Adds `expected WHAT, found ...` and returns nothing.
  static <T> Optional<T> refuse(Node node, String expected, Problems problems) {
    return refuse(node, expected, Optional.empty(), problems);
  }

  /// As above, with a hint.
  static <T> Optional<T> refuse(
      Node node, String expected, Optional<String> hint, Problems problems) {
    problems.add(node.start(), "expected " + expected + ", found " + node.description(), hint);
    return Optional.empty();
  }
}
