package dev.slipway.api.state;

import java.time.Instant;
import java.util.Optional;

/// Something observed that differs from what was rolled out.
///
/// @param what for people: `frontend-2 is gone`
/// @param nextAttempt when it is repaired next; absent when a person is needed
public record DriftStatus(String what, Instant since, Optional<Instant> nextAttempt) {}
