package dev.slipway.api.state;

import java.time.Instant;
import java.util.Optional;

/// The rollout that is under way, in short; all of it is in [RolloutStatus].
///
/// @param strategy `canary`, `blue-green`, `recreate`
/// @param step from 1; 0 before the first
/// @param steps how many there are; 0 when the strategy has none
/// @param weight the candidate's share of traffic in percent, as read back from the router
/// @param waitingFor for people: `3m 20s of 5m under analysis`, `a person: complaints 6`
/// @param since when the phase began
public record RolloutSummary(
    String id,
    String strategy,
    RolloutPhase phase,
    Optional<ReleaseStatus> baseline,
    ReleaseStatus candidate,
    int step,
    int steps,
    int weight,
    Optional<String> waitingFor,
    Instant since) {}
