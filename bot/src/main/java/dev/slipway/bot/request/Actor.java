package dev.slipway.bot.request;

/// A person who did something in chat.
///
/// @param person the id in `slipway.yaml`
/// @param slack the member id, for mentions
public record Actor(String person, String slack) {}
