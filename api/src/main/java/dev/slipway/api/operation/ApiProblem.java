package dev.slipway.api.operation;

import java.util.Optional;

/// The body of every answer that is an error (`application/problem+json`).
///
/// Status: 400 not understood, 401 no or a wrong token, 404 no such thing, 409 the state moved on
/// meanwhile, 410 unknown feed or position, 413 body too large, 503 cannot be done now.
///
/// @param code for programs, lower case with dashes: `state-moved`, `no-rollout`
/// @param message what is wrong, for people
/// @param hint what to do about it
public record ApiProblem(String code, String message, Optional<String> hint) {
  public static ApiProblem of(String code, String message) {
    return new ApiProblem(code, message, Optional.empty());
  }

  public ApiProblem withHint(String text) {
    return new ApiProblem(code, message, Optional.of(text));
  }
}
