package dev.slipway.api.state;

import java.time.Instant;
import java.util.Optional;

/// How a rollout ended, or why it is on its way back.
///
/// @param cause for people, one sentence
/// @param finding the value and limit that decided, where a criterion did
/// @param by who ordered it; absent when the reconciler did
/// @param at when it was decided
public record EndStatus(
    String cause, Optional<FindingStatus> finding, Optional<String> by, Instant at) {}
