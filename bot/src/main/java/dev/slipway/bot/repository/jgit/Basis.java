package dev.slipway.bot.repository.jgit;

import dev.slipway.bot.request.Place;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.parse.RepositoryFiles;
import dev.slipway.environments.parse.WrittenEnvironment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a plan for a place rests on: the service's file byte for byte, and the version and digest
/// that the environment's file gives it. What else the environment's file says (strategy, other
/// services) may change: it does not change what would run.
final class Basis {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml");
  private static final int BRIEF = 16;

  private Basis() {}

  /// A file's bytes at some commit; empty when there is none.
  interface Files {
    Optional<byte[]> file(String path) throws GitException;
  }

  /// A file as some commit has it.
  static final class Found {
    private final String path;
    private final byte[] content;

    private Found(String path, byte[] content) {
      this.path = path;
      this.content = content;
    }

    String path() {
      return path;
    }

    byte[] content() {
      return content;
    }
  }

  static Optional<String> of(Place place, Files files) throws GitException {
    Optional<byte[]> service = first(files, "services/" + place.service()).map(Found::content);
    Optional<Found> environment = environmentFile(place.environment(), files);
    if (service.isEmpty() || environment.isEmpty()) {
      return Optional.empty();
    }
    return placement(place, environment.get())
        .map(now ->
            brief(service.get())
                + " "
                + now.version()
                + now.digest().map(Digest::text).map(text -> " " + text).orElse(""));
  }

  static Optional<Found> environmentFile(String environment, Files files) throws GitException {
    return first(files, "environments/" + environment);
  }

  static Optional<Found> onCallFile(Files files) throws GitException {
    return first(files, "oncall");
  }

  /// What the file says of the service; empty when it is not valid or does not name it.
  static Optional<Placement> placement(Place place, Found file) {
    return RepositoryFiles.parseEnvironment(file.path(), file.content())
        .value()
        .map(WrittenEnvironment::definition)
        .map(definition -> definition.services().get(place.service()));
  }

  private static Optional<Found> first(Files files, String name) throws GitException {
    for (String ending : ENDINGS) {
      Optional<byte[]> content = files.file(name + ending);
      if (content.isPresent()) {
        return Optional.of(new Found(name + ending, content.get()));
      }
    }
    return Optional.empty();
  }

  private static String brief(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, BRIEF);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
