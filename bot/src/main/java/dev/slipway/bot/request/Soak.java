package dev.slipway.bot.request;

import java.time.Instant;
import java.util.Optional;

/// How the environment that promotes to a request's stood when it was planned.
///
/// @param serves the version that serves there; absent where none does
/// @param since when that began to serve everybody, where it is known
/// @param proven whether the watch of what serves has passed
/// @param proof when the request's own version was proven there last; absent: never
public record Soak(
    String environment,
    Optional<String> serves,
    Optional<Instant> since,
    boolean proven,
    Optional<Instant> proof) {}
