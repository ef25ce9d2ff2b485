package dev.slipway.reconciler.checks.http;

import dev.slipway.environments.language.Check;
import dev.slipway.reconciler.checks.CheckRunner;
import dev.slipway.reconciler.delivery.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;

/// Asks with GET; a redirect is an answer like any other and is not followed. The first wrong
/// answer fails. Safe for use by several threads; interrupting fails.
public final class HttpCheckRunner implements CheckRunner, AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public CheckResult run(List<Check> checks, List<Endpoint> endpoints) {
    for (Check check : checks) {
      for (Endpoint endpoint : endpoints) {
        for (int time = 1; time <= check.times(); time++) {
          Optional<String> failure = ask(check, endpoint);
          if (failure.isPresent()) {
            return new CheckResult.Failed(failure.get());
          }
        }
      }
    }
    return new CheckResult.Passed();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Optional<String> ask(Check check, Endpoint endpoint) {
    String question = "GET " + check.path() + " on " + endpoint;
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + endpoint + check.path()))
              .timeout(check.within())
              .header("User-Agent", "slipway-check")
              .build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      return response.statusCode() == check.status()
          ? Optional.empty()
          : Optional.of(
              question + " answered " + response.statusCode() + ", expected " + check.status());
    } catch (HttpTimeoutException late) {
      return Optional.of(question + " did not answer within " + check.within().toMillis() + " ms");
    } catch (IOException broken) {
      return Optional.of(question + " was not answered: no connection");
    } catch (IllegalArgumentException wrong) {
      return Optional.of(question + " cannot be asked: not an address");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(question + " was interrupted");
    }
  }
}
