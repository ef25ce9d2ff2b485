package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the server itself refuses (no such path, a body that is too large) in the contract's words.
/// Nothing of an unexpected failure is told: it stands in the log.
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<byte[]> {
  private final Json json;

  ProblemResponses(Json json) {
    this.json = json;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return json.problem(response, problem(context, response.status()));
  }

  private static ApiProblem problem(ErrorContext context, HttpStatus status) {
    String path = context.getRequest().getPath();
    return switch (status) {
      case NOT_FOUND -> ApiProblem.of("not-found", "there is nothing at " + path);
      case METHOD_NOT_ALLOWED ->
          ApiProblem.of(
              "method-not-allowed", context.getRequest().getMethodName() + " is not for " + path);
      case REQUEST_ENTITY_TOO_LARGE -> ApiProblem.of("too-large", "a body has at most 1 MiB");
      default ->
          status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
              ? ApiProblem.of("internal", "the reconciler failed; its log says why")
              : ApiProblem.of(code(status), message(context, status));
    };
  }

  private static String code(HttpStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String message(ErrorContext context, HttpStatus status) {
    return context.hasErrors()
        ? context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "))
        : status.getReason();
  }
}
