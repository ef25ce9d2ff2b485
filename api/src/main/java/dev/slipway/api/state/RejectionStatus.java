package dev.slipway.api.state;

import java.time.Instant;
import java.util.Optional;

/// Content with evidence against it: never tried again by itself, only after `retry`.
///
/// @param rollout the rollout that found it; absent where none could be started
/// @param reason for people, one sentence
/// @param finding the value and limit that convicted it, where a criterion did
public record RejectionStatus(
    ReleaseStatus release,
    Optional<String> rollout,
    String reason,
    Optional<FindingStatus> finding,
    Instant at) {}
