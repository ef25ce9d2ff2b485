package dev.slipway.environments.language;

import java.util.List;
import java.util.SortedMap;

/// What Git says about one service in one environment, all of it from one commit: the newest in
/// which every file that describes the service is valid.
///
/// @param commit that commit
/// @param files path to blob id of each file that describes it
/// @param strategy the placement's, else the environment's
/// @param problems why a newer commit is not used; empty when `commit` is the head
public record DesiredService(
    Commit commit,
    SortedMap<String, String> files,
    EnvironmentDefinition environment,
    ServiceDefinition service,
    Placement placement,
    Strategy strategy,
    List<Problem> problems) {
  public DesiredService {
    files = Sorted.copyOf(files);
    problems = List.copyOf(problems);
  }
}
