package dev.slipway.api.operation;

/// The answer to an operation that was understood (200).
///
/// @param accepted whether it is recorded and takes effect; false when it had none to take
/// @param message for people, one sentence
/// @param stateVersion after it
public record OperationResult(boolean accepted, String message, long stateVersion) {}
