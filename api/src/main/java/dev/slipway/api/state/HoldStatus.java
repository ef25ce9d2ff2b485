package dev.slipway.api.state;

import java.time.Duration;
import java.util.Optional;

/// The hold of the current step.
///
/// @param held time under analysis so far; downtime does not count
/// @param wanted how long the step is held at least; absent for `hold: manual`
/// @param longest when neither Pass nor Fail by then, the rollout pauses
/// @param verdict what the analysis says now: `pass`, `fail`, `insufficient`, `error`
/// @param reason why not `pass`, for people: `34 of 100 requests`
public record HoldStatus(
    Duration held,
    Optional<Duration> wanted,
    Duration longest,
    String verdict,
    Optional<String> reason) {}
