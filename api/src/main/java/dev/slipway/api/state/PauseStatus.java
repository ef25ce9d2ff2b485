package dev.slipway.api.state;

import java.time.Instant;
import java.util.Optional;

/// Why a rollout waits for a person.
///
/// @param cause for people, one sentence
/// @param by who paused it; absent when the reconciler did
public record PauseStatus(String cause, Optional<String> by, Instant since) {}
