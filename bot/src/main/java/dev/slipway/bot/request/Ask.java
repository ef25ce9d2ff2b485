package dev.slipway.bot.request;

import java.time.Instant;

/// What somebody asked for.
///
/// @param version as it was typed, or as it was offered and chosen
/// @param channel where the request's message stands: the environment's, else where it was typed
public record Ask(
    RequestId id, Place place, String version, Actor requester, String channel, Instant at) {}
