package dev.slipway.api.operation;

import java.util.Optional;

/// Asks what a version would do, and changes nothing: `POST /api/v1/plans`.
///
/// @param version absent: what Git says now
public record PlanRequest(String environment, String service, Optional<String> version) {}
