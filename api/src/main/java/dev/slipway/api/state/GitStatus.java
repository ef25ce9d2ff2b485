package dev.slipway.api.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How fresh the desired state is.
///
/// @param branch the branch that is followed
/// @param head the newest commit that was fetched; absent before the first fetch
/// @param fetchedAt when a fetch last succeeded
/// @param age how long ago that was when this was written
/// @param stale why it cannot be trusted to be the newest: `fetch failed: connection refused`;
///   absent when fresh
public record GitStatus(
    String branch,
    Optional<CommitStatus> head,
    Optional<Instant> fetchedAt,
    Optional<Duration> age,
    Optional<String> stale) {}
