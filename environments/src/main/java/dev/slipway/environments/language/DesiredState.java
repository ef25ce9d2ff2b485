package dev.slipway.environments.language;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What Git says, whole.
///
/// @param head the newest commit that was read
/// @param environments environment name to service name to desired state. Instances are reused
///   between commits: a service that a commit does not touch is the same object as before
/// @param rules the rules of each environment as of its newest valid file (gates are read from
///   here)
/// @param problems all problems of the head commit
public record DesiredState(
    Commit head,
    SortedMap<String, SortedMap<String, DesiredService>> environments,
    Map<String, EnvironmentDefinition> rules,
    List<Problem> problems) {
  public DesiredState {
    environments = Sorted.copyOf(environments);
    rules = Map.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /// The services of an environment; empty when Git knows no such environment.
  public SortedMap<String, DesiredService> services(String environment) {
    SortedMap<String, DesiredService> found = environments.get(environment);
    return found == null ? new TreeMap<>() : found;
  }

  /// Whether no other environment promotes from that one: production, whatever it is called.
  public boolean isLast(String environment) {
    return rules.values().stream()
        .flatMap(each -> each.promotesFrom().stream())
        .noneMatch(from -> from.environment().equals(environment));
  }
}
