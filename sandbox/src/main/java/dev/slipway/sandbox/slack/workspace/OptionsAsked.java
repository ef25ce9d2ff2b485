package dev.slipway.sandbox.slack.workspace;

/// A person types into a select whose options the app supplies.
///
/// @param typed what was typed so far
public record OptionsAsked(
    String user, Surface surface, String blockId, String actionId, String typed) {}
