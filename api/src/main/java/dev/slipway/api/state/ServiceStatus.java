package dev.slipway.api.state;

import java.util.List;
import java.util.Optional;

/// A service in an environment: `GET /api/v1/environments/{environment}/services/{service}`.
///
/// @param stateVersion rises with each recorded change; an operation that carries another one is
///   refused with 409
/// @param commit the commit whose desired state is in force
/// @param desired what Git says should run; absent when Git no longer names the service
/// @param current what serves; absent before the first release
/// @param proven the release to go back to in an emergency: the last one whose watch has passed
/// @param weight the candidate's share of traffic in percent; 0 without a rollout
/// @param rollout the one under way, its watch included
/// @param blocks why what is desired does not run
/// @param problems why a newer commit is not used
public record ServiceStatus(
    String environment,
    String service,
    long stateVersion,
    Optional<CommitStatus> commit,
    Optional<ReleaseStatus> desired,
    Optional<ReleaseStatus> current,
    Optional<ReleaseStatus> proven,
    Optional<RouteStatus> route,
    int weight,
    ReplicaStatus replicas,
    Optional<RolloutSummary> rollout,
    List<BlockStatus> blocks,
    List<RejectionStatus> rejected,
    List<DriftStatus> drift,
    List<ProblemStatus> problems) {
  public ServiceStatus {
    blocks = List.copyOf(blocks);
    rejected = List.copyOf(rejected);
    drift = List.copyOf(drift);
    problems = List.copyOf(problems);
  }
}
