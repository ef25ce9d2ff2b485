package dev.slipway.api.state;

import java.time.Instant;
import java.util.Optional;

/// Why a wanted change does not start or go on.
///
/// @param kind `approval`, `lock`, `freeze`, `promotion`, `invalid-file`, `infrastructure`,
///   `stale-git`, `rejected`, `adoption`, `recovery`, `removal`, `moved-version`, `no-way-back`; a
///   reader shows kinds that it does not know as they are
/// @param reason for people, one sentence
/// @param endsWhen what ends it, for people: `1 more approval from sre`, `2026-11-21T18:00Z`
/// @param until when it ends by itself, where that is known
public record BlockStatus(
    String kind, String reason, Instant since, String endsWhen, Optional<Instant> until) {}
