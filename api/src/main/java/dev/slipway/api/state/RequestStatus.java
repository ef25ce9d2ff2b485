package dev.slipway.api.state;

/// A chat request that a commit of the environments repository names in its trailer
/// `Slipway-Request`. For following it; never evidence that somebody approved anything.
///
/// @param commit id of that commit
/// @param version that the commit asks for
public record RequestStatus(String id, String commit, String version, RequestPhase phase) {}
