package dev.slipway.reconciler.target.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What an engine knows of images, and what it asks registries for us: it may reach registries that
/// we do not.
final class EngineImages {
  static final String LOGIN = "X-Registry-Auth";
  private static final int OK = 200;

  private final Engine engine;
  private final Duration registryDeadline;

  /// @param registryDeadline of a question that the engine passes on to a registry
  EngineImages(Engine engine, Duration registryDeadline) {
    this.engine = engine;
    this.registryDeadline = registryDeadline;
  }

  /// An image that the engine has.
  ///
  /// @param id `sha256:...`
  /// @param digests `NAME@DIGEST`, empty where it was made here
  record Local(String id, List<String> digests) {
    /// What it is for its repository: the registry's digest, or its id where it never was there.
    Digest digest(ImageName name) {
      return digests.stream()
          .map(name::digestIn)
          .flatMap(Optional::stream)
          .findFirst()
          .orElseGet(() -> new Digest(id));
    }

    boolean cameFrom(ImageName name) {
      return digests.stream().map(name::digestIn).anyMatch(Optional::isPresent);
    }
  }

  /// What a registry answered.
  sealed interface Answer {
    record Is(Digest digest) implements Answer {}

    record Missing() implements Answer {}

    /// @param reason for people
    record NoAnswer(String reason) implements Answer {}
  }

  /// @param reference `NAME:TAG`, `NAME@DIGEST` or an id
  Optional<Local> local(String reference) throws UnavailableException {
    try {
      InspectImageResponse found =
          engine.asked(
              "inspect image " + reference, client -> client.inspectImageCmd(reference).exec());
      return Optional.of(
          new Local(
              String.valueOf(found.getId()),
              found.getRepoDigests() == null ? List.of() : List.copyOf(found.getRepoDigests())));
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  /// Versions of a repository that the engine has.
  List<Version> versions(ImageName name) throws UnavailableException {
    return engine.asked(
        "list images of " + name,
        client ->
            client.listImagesCmd().withReferenceFilter(name.text()).exec().stream()
                .flatMap(image -> Stream.ofNullable(image.getRepoTags()).flatMap(Arrays::stream))
                .map(name::versionIn)
                .flatMap(Optional::stream)
                .distinct()
                .toList());
  }

  /// Asks the registry, through the engine and without pulling anything.
  ///
  /// @throws UnavailableException when the engine does not answer
  Answer inRegistry(String reference, AuthConfig login) throws UnavailableException {
    return engine.answered(
        "ask the registry for " + reference,
        registryDeadline,
        connection -> {
          Request question =
              Request.builder()
                  .method(Request.Method.GET)
                  .path("/v" + connection.version() + "/distribution/" + reference + "/json")
                  .headers(Map.of(LOGIN, encoded(login)))
                  .build();
          try (Response response = connection.raw().execute(question)) {
            String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            return response.getStatusCode() == OK ? found(body) : notFound(body);
          }
        });
  }

  /// @return false where it is in use or not there
  boolean remove(String reference) throws UnavailableException {
    try {
      engine.asked("remove image " + reference, client -> client.removeImageCmd(reference).exec());
      return true;
    } catch (NotFoundException | ConflictException stays) {
      return false;
    } catch (DockerException refused) {
      throw new UnavailableException(
          engine.cannot("remove image " + reference) + ": " + Answers.said(refused), refused);
    }
  }

  Engine engine() {
    return engine;
  }

  private static Answer found(String body) throws Exception {
    String digest =
        DockerClientConfig.getDefaultObjectMapper()
            .readTree(body)
            .path("Descriptor")
            .path("digest")
            .asText();
    return Digest.isValid(digest)
        ? new Answer.Is(new Digest(digest))
        : new Answer.NoAnswer("the registry gave no SHA-256 digest");
  }

  private static Answer notFound(String body) {
    String said = Answers.said(body);
    return Answers.saysThatItIsMissing(said) ? new Answer.Missing() : new Answer.NoAnswer(said);
  }

  static String encoded(AuthConfig login) {
    try {
      return Base64.getUrlEncoder()
          .encodeToString(DockerClientConfig.getDefaultObjectMapper().writeValueAsBytes(login));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("credentials can be written as JSON", e);
    }
  }
}
