package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Asks everybody for the bearer token, except for health, and for webhooks, which are signed.
/// Whether a path exists is told to nobody without it. The comparison takes the same time wherever
/// two tokens differ.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TokenFilter {
  private static final String SCHEME = "Bearer ";

  private final byte[] token;
  private final Json json;

  TokenFilter(ApiToken token, Json json) {
    this.token = token.value().getBytes(StandardCharsets.UTF_8);
    this.json = json;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    String path = request.getPath();
    if (path.startsWith("/health/") || path.startsWith("/webhooks/")) {
      return null;
    }
    String shown = request.getHeaders().get("Authorization");
    if (shown == null || !shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return refused("a bearer token is needed");
    }
    byte[] given = shown.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(token, given) ? null : refused("this is not the bearer token");
  }

  private HttpResponse<?> refused(String message) {
    ApiProblem problem =
        ApiProblem.of("unauthorized", message)
            .withHint("it stands in the token file of the reconciler's configuration");
    return json.problem(
        HttpResponse.status(HttpStatus.UNAUTHORIZED).header("WWW-Authenticate", "Bearer"), problem);
  }
}
