package dev.slipway.api.state;

/// Instances of the release that serves.
///
/// @param wanted what Git says
/// @param healthy how many answer their health check
public record ReplicaStatus(int wanted, int healthy) {}
