package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import io.micronaut.http.HttpStatus;
import java.io.Serial;

/// A request that is answered with a problem.
final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final transient ApiProblem problem;

  Refusal(HttpStatus status, ApiProblem problem) {
    super(problem.message(), null, false, false);
    this.status = status;
    this.problem = problem;
  }

  static Refusal badRequest(String code, String message) {
    return new Refusal(HttpStatus.BAD_REQUEST, ApiProblem.of(code, message));
  }

  static Refusal notFound(String code, String message) {
    return new Refusal(HttpStatus.NOT_FOUND, ApiProblem.of(code, message));
  }

  static Refusal unavailable(String code, String message) {
    return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, ApiProblem.of(code, message));
  }

  HttpStatus status() {
    return status;
  }

  ApiProblem problem() {
    return problem;
  }
}
