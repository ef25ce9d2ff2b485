package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.core.DockerClientConfig;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks a registry which tags a repository has, by the distribution specification (`GET
/// /v2/NAME/tags/list`) with basic or token authentication. For people to choose from: what is run
/// is always asked through the engine.
///
/// Encrypted, but for registries on loopback, as engines do it too. A password goes only to the
/// registry itself, or encrypted to whom it names for tokens.
final class RegistryTags implements AutoCloseable {
  private static final int MOST_PAGES = 20;
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+)(:\\d+)?");

  private final Duration deadline;
  private final HttpClient client;

  RegistryTags(Duration deadline) {
    this.deadline = deadline;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(deadline)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// Those that can be versions; none where the registry does not know the repository.
  List<Version> list(ImageName name, Optional<Registries.Login> login) throws UnavailableException {
    List<Version> versions = new ArrayList<>();
    Optional<URI> page = Optional.of(first(name));
    Optional<String> authorization = Optional.empty();
    try {
      for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
        HttpResponse<String> answer = ask(page.get(), authorization);
        if (answer.statusCode() == UNAUTHORIZED && authorization.isEmpty()) {
          authorization = authorize(answer, page.get(), login);
          answer = ask(page.get(), authorization);
        }
        if (answer.statusCode() == NOT_FOUND) {
          return List.of();
        }
        if (answer.statusCode() != OK) {
          throw new IOException("it answered " + answer.statusCode());
        }
        versions.addAll(versions(answer.body()));
        page = next(answer, page.get());
      }
      return versions;
    } catch (IOException failure) {
      throw new UnavailableException(
          "the registry cannot be asked for the tags of %s: %s".formatted(name, said(failure)),
          failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("asking for the tags of " + name + " was stopped", stopped);
    }
  }

  private static URI first(ImageName name) {
    String host = name.host().equals("docker.io") ? "registry-1.docker.io" : name.host();
    String scheme = LOOPBACK.matcher(host).matches() ? "http" : "https";
    return URI.create("%s://%s/v2/%s/tags/list?n=1000".formatted(scheme, host, name.path()));
  }

  private HttpResponse<String> ask(URI address, Optional<String> authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(deadline);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Optional<String> authorize(
      HttpResponse<String> refusal, URI asked, Optional<Registries.Login> login)
      throws IOException, InterruptedException {
    String challenge = refusal.headers().firstValue("WWW-Authenticate").orElse("");
    if (!challenge.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(
          basic(login.orElseThrow(() -> new IOException("it wants credentials (`registries`)"))));
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(challenge);
    while (parameter.find()) {
      parameters.put(parameter.group(1), parameter.group(2));
    }
    String realm = parameters.getOrDefault("realm", "");
    boolean isSafe = realm.startsWith("https://") || asked.getScheme().equals("http");
    if (!isSafe) {
      throw new IOException("it names no encrypted place for tokens");
    }
    HttpResponse<String> answer =
        ask(
            URI.create(
                "%s%sservice=%s&scope=%s"
                    .formatted(
                        realm,
                        realm.contains("?") ? "&" : "?",
                        encoded(parameters.getOrDefault("service", "")),
                        encoded(parameters.getOrDefault("scope", "")))),
            login.map(RegistryTags::basic));
    if (answer.statusCode() != OK) {
      throw new IOException("it gives no token: " + answer.statusCode());
    }
    var json = DockerClientConfig.getDefaultObjectMapper().readTree(answer.body());
    String token = json.path("token").asText(json.path("access_token").asText());
    return Optional.of("Bearer " + token);
  }

  private static String basic(Registries.Login login) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Version> versions(String body) throws IOException {
    List<Version> versions = new ArrayList<>();
    DockerClientConfig.getDefaultObjectMapper()
        .readTree(body)
        .path("tags")
        .forEach(tag -> {
          if (Version.isValid(tag.asText())) {
            versions.add(new Version(tag.asText()));
          }
        });
    return versions;
  }

  /// Of the same registry only.
  private static Optional<URI> next(HttpResponse<String> answer, URI page) {
    return answer
        .headers()
        .firstValue("Link")
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(link -> page.resolve(link.group(1)))
        .filter(next -> next.getAuthority().equals(page.getAuthority()))
        .filter(next -> next.getScheme().equals(page.getScheme()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String said(IOException failure) {
    return failure.getMessage() == null
        ? failure.getClass().getSimpleName()
        : failure.getMessage().replace('\n', ' ');
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
