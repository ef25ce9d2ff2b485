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
/// @param requests chat requests that commits name for it, newest first, at most fifty. Of a
///   request that is not here its commit has not been seen yet, or is a long time past; where it is
///   here, its phase says whether anything is still to come. `settled` and `overtaken` are ends:
///   also of a request for what ran anyway, or that newer content replaced before any rollout
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
    List<ProblemStatus> problems,
    List<RequestStatus> requests) {
  public ServiceStatus {
    blocks = List.copyOf(blocks);
    rejected = List.copyOf(rejected);
    drift = List.copyOf(drift);
    problems = List.copyOf(problems);
    requests = List.copyOf(requests);
  }
}
