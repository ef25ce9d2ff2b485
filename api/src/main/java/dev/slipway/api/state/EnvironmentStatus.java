package dev.slipway.api.state;

import java.util.List;

/// An environment: `GET /api/v1/environments/{environment}`.
///
/// @param services by name
/// @param blocks those of the whole environment
/// @param problems of files that describe the whole environment
public record EnvironmentStatus(
    String environment,
    GitStatus git,
    List<ServiceStatus> services,
    List<BlockStatus> blocks,
    List<ProblemStatus> problems) {
  public EnvironmentStatus {
    services = List.copyOf(services);
    blocks = List.copyOf(blocks);
    problems = List.copyOf(problems);
  }
}
