package dev.slipway.environments.parse;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.yaml.Mark;
import dev.slipway.environments.yaml.Nearest;
import dev.slipway.environments.yaml.Parsed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What checks across files find, each with what it blocks.
final class Findings {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final SortedMap<String, List<Problem>> byEnvironment = new TreeMap<>();
  private final SortedMap<String, List<Problem>> byService = new TreeMap<>();
  private final SortedMap<String, List<Problem>> byPlacement = new TreeMap<>();

  /// Blocks no service.
  void add(Problem problem) {
    problems.add(problem);
  }

  void warn(Problem warning) {
    warnings.add(warning);
  }

  /// Blocks everything in an environment.
  void blockEnvironment(String environment, Problem problem) {
    problems.add(problem);
    byEnvironment.computeIfAbsent(environment, _ -> new ArrayList<>()).add(problem);
  }

  /// Blocks a service everywhere.
  void blockService(String service, Problem problem) {
    problems.add(problem);
    byService.computeIfAbsent(service, _ -> new ArrayList<>()).add(problem);
  }

  /// Blocks a service in one environment.
  void blockPlacement(String environment, String service, Problem problem) {
    problems.add(problem);
    byPlacement.computeIfAbsent(environment + "/" + service, _ -> new ArrayList<>()).add(problem);
  }

  List<Problem> ofEnvironment(String environment) {
    return byEnvironment.getOrDefault(environment, List.of());
  }

  List<Problem> ofService(String service) {
    return byService.getOrDefault(service, List.of());
  }

  List<Problem> ofPlacement(String environment, String service) {
    return byPlacement.isEmpty()
        ? List.of()
        : byPlacement.getOrDefault(environment + "/" + service, List.of());
  }

  List<Problem> problems() {
    return problems.stream().distinct().sorted(BY_PLACE).toList();
  }

  List<Problem> warnings() {
    return warnings.stream().distinct().sorted(BY_PLACE).toList();
  }

  /// A problem at a place of a parsed file, see [Parsed#place].
  static Problem at(Parsed<?> file, String message, Object... path) {
    Mark mark = file.place(path);
    return new Problem(file.file(), mark.line(), mark.column(), message, Optional.empty());
  }

  /// `there is no WHAT "name"`, with the nearest that there is.
  static Problem unknown(
      Parsed<?> file, String what, String name, Collection<String> known, Object... path) {
    Problem plain = at(file, "there is no " + what + " \"" + name + "\"", path);
    return new Problem(
        plain.file(), plain.line(), plain.column(), plain.message(), Nearest.hint(name, known));
  }
}
