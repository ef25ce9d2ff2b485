package dev.slipway.reconciler.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers a [Refusal] with its problem.
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<byte[]>> {
  private final Json json;

  RefusalHandler(Json json) {
    this.json = json;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<byte[]> handle(HttpRequest request, Refusal refusal) {
    return json.problem(refusal.status(), refusal.problem());
  }
}
