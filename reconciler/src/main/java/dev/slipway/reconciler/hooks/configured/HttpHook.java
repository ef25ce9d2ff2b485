package dev.slipway.reconciler.hooks.configured;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.hooks.HookRunner.HookCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A hook that is a POST.
final class HttpHook implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /// @return why it failed
  Optional<String> run(HookDefinition.Http definition, HookCall call) throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(definition.url())
              .timeout(definition.timeout())
              .header("Content-Type", "application/json")
              .header("User-Agent", "slipway-hook")
              .POST(HttpRequest.BodyPublishers.ofString(json(call)));
      if (definition.token().isPresent()) {
        Optional<String> token = token(definition.token().get());
        if (token.isEmpty()) {
          return Optional.of("was not called: its token cannot be read");
        }
        request.header("Authorization", "Bearer " + token.get());
      }
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      int status = response.statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("answered " + status);
    } catch (HttpTimeoutException late) {
      return Optional.of("did not answer within " + definition.timeout().toMillis() + " ms");
    } catch (IOException broken) {
      return Optional.of("was not answered: no connection");
    } catch (IllegalArgumentException wrong) {
      // The text of the exception may hold a header's value.
      return Optional.of("cannot be called: its address or a header is not valid");
    }
  }

  private static Optional<String> token(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static String json(HookCall call) {
    return "{\"hook\":%s,\"rollout\":%s,\"environment\":%s,\"service\":%s,\"baseline\":%s,\"candidate\":%s}"
        .formatted(
            quote(call.hook()),
            quote(call.rollout()),
            quote(call.key().environment()),
            quote(call.key().service()),
            call.baseline().map(Version::text).map(HttpHook::quote).orElse("null"),
            quote(call.candidate().text()));
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(unit -> {
          if (unit < 0x20 || unit == '"' || unit == '\\') {
            quoted.append("\\u%04x".formatted(unit));
          } else {
            quoted.append((char) unit);
          }
        });
    return quoted.append('"').toString();
  }
}
