package dev.slipway.api.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One service in one environment on its way from the baseline to the candidate: `GET
/// /api/v1/rollouts/{id}`.
///
/// @param stateVersion rises with each recorded change of the service in its environment
/// @param strategy `canary`, `blue-green`, `recreate`
/// @param baseline what served when it began; absent for a first release
/// @param step from 1; 0 before the first
/// @param steps how many there are; 0 when the strategy has none
/// @param weight the candidate's share of traffic in percent, as read back from the router
/// @param hold present while a weight is held
/// @param findings one for each criterion that has a value
/// @param waitingFor for people, one phrase
/// @param pause present while it waits for a person
/// @param end present once its end is decided
public record RolloutStatus(
    String id,
    String environment,
    String service,
    long stateVersion,
    String strategy,
    Optional<ReleaseStatus> baseline,
    ReleaseStatus candidate,
    OriginStatus origin,
    RolloutPhase phase,
    int step,
    int steps,
    int weight,
    Optional<HoldStatus> hold,
    List<FindingStatus> findings,
    Optional<String> waitingFor,
    Optional<PauseStatus> pause,
    Optional<EndStatus> end,
    Instant started,
    Optional<Instant> ended) {
  public RolloutStatus {
    findings = List.copyOf(findings);
  }
}
