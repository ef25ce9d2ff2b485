package dev.slipway.bot.notify;

/// A person who is called.
///
/// @param person id in `slipway.yaml`
/// @param email where mail reaches them
public record Addressee(String person, String name, String email) {}
