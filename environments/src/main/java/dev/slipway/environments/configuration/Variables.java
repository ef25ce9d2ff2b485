package dev.slipway.environments.configuration;

import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts variables of the process's environment into a configuration file's values: `${NAME}`, or
/// `${NAME:-DEFAULT}` for where it is missing or empty; `$${` stands for `${`.
///
/// Values only, never keys, and each stays one text however it is written: a variable cannot add
/// keys. A key whose value becomes empty counts as left out, so that `${NAME:-}` makes it optional,
/// and so does a section of which nothing is left. Secrets do not belong here, as they do not
/// belong into the file.
final class Variables {
  private static final Pattern USE =
      Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}|\\$\\{");

  private final UnaryOperator<@Nullable String> environment;
  private final Problems problems;

  /// @param environment a variable's name to its value, null where there is none
  Variables(UnaryOperator<@Nullable String> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /// The same with all variables put in. What could not be is a problem at its place.
  Node resolve(Node node) {
    return switch (node) {
      case Node.Mapping(List<Node.Entry> entries, var start, var end) ->
          new Node.Mapping(
              entries.stream().flatMap(entry -> resolve(entry).stream()).toList(), start, end);
      case Node.Sequence(List<Node> items, var start, var end) ->
          new Node.Sequence(items.stream().map(this::resolve).toList(), start, end);
      case Node.Scalar scalar -> resolve(scalar);
    };
  }

  private Optional<Node.Entry> resolve(Node.Entry entry) {
    Node value = resolve(entry.value());
    return isEmptied(entry.value(), value)
        ? Optional.empty()
        : Optional.of(new Node.Entry(entry.key(), value));
  }

  /// Whether something stood there, without quotes, and nothing came of it.
  private static boolean isEmptied(Node written, Node value) {
    return switch (written) {
      case Node.Scalar before -> !before.isEmpty() && ((Node.Scalar) value).isEmpty();
      case Node.Mapping before ->
          !before.entries().isEmpty() && ((Node.Mapping) value).entries().isEmpty();
      case Node.Sequence _ -> false;
    };
  }

  private Node.Scalar resolve(Node.Scalar scalar) {
    if (!scalar.text().contains("${")) {
      return scalar;
    }
    String text =
        USE.matcher(scalar.text()).replaceAll(use -> Matcher.quoteReplacement(value(use, scalar)));
    return new Node.Scalar(text, scalar.quoted(), scalar.start(), scalar.end());
  }

  private String value(MatchResult use, Node.Scalar scalar) {
    if (use.group().equals("$${")) {
      return "${";
    }
    String name = use.group(1);
    if (name == null) {
      problems.add(
          scalar.start(),
          "\"${\" begins a variable, ${NAME} or ${NAME:-DEFAULT}; for the two characters write $${");
      return "";
    }
    String otherwise = use.group(2);
    return Optional.ofNullable(environment.apply(name))
        .filter(value -> !value.isEmpty())
        .or(() -> Optional.ofNullable(otherwise))
        .orElseGet(() -> missing(name, scalar));
  }

  private String missing(String name, Node.Scalar scalar) {
    problems.add(
        scalar.start(),
        "the environment variable %s is missing or empty: set it, or give a default, ${%s:-...}"
            .formatted(name, name));
    return "";
  }
}
