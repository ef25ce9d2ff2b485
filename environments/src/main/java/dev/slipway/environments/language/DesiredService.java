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
/// @param requests that changed it up to `commit`, newest first; not all that ever did
public record DesiredService(
    Commit commit,
    SortedMap<String, String> files,
    EnvironmentDefinition environment,
    ServiceDefinition service,
    Placement placement,
    Strategy strategy,
    List<Problem> problems,
    List<Requested> requests) {
  public DesiredService {
    files = Sorted.copyOf(files);
    problems = List.copyOf(problems);
    requests = List.copyOf(requests);
  }

  /// One that no request is known of.
  public DesiredService(
      Commit commit,
      SortedMap<String, String> files,
      EnvironmentDefinition environment,
      ServiceDefinition service,
      Placement placement,
      Strategy strategy,
      List<Problem> problems) {
    this(commit, files, environment, service, placement, strategy, problems, List.of());
  }

  /// The same of another commit, with another placement, which overtakes requests for other
  /// versions.
  public DesiredService with(Commit newer, Placement changed) {
    List<Requested> now =
        requests.stream().map(each -> each.overtakenBy(changed.version())).toList();
    return new DesiredService(newer, files, environment, service, changed, strategy, problems, now);
  }

  /// The same with other reasons why a newer commit is not used.
  public DesiredService with(List<Problem> reasons) {
    return new DesiredService(
        commit, files, environment, service, placement, strategy, reasons, requests);
  }
}
