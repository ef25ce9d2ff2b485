package dev.slipway.reconciler.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.ApiProblem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Bodies in the contract's JSON.
@Singleton
final class Json {
  static final String PROBLEM = "application/problem+json";

  private final ContractJson json = new ContractJson();

  HttpResponse<byte[]> ok(Object value) {
    return HttpResponse.ok(bytes(value)).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  HttpResponse<byte[]> problem(HttpStatus status, ApiProblem problem) {
    return problem(HttpResponse.status(status), problem);
  }

  MutableHttpResponse<byte[]> problem(MutableHttpResponse<?> response, ApiProblem problem) {
    return response.body(bytes(problem)).contentType(PROBLEM);
  }

  /// @throws Refusal 400 with the place, when the text is not JSON or not of that type
  <T> T read(byte[] text, Class<T> type) {
    try {
      return json.read(text, type);
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest("malformed", place(e.getLocation()) + e.getOriginalMessage());
    } catch (IOException e) {
      throw Refusal.badRequest("malformed", String.valueOf(e.getMessage()));
    }
  }

  private static String place(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }

  private byte[] bytes(Object value) {
    try {
      return json.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
