package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import dev.slipway.reconciler.journal.JournalException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers 503 while the journal cannot be read.
@Singleton
final class JournalFailureHandler
    implements ExceptionHandler<JournalException, HttpResponse<byte[]>> {
  private final Json json;

  JournalFailureHandler(Json json) {
    this.json = json;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<byte[]> handle(HttpRequest request, JournalException failure) {
    return json.problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        ApiProblem.of("journal", String.valueOf(failure.getMessage())).withHint("try again"));
  }
}
