package dev.slipway.reconciler.target.process;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.instances.InstanceVariables;
import dev.slipway.reconciler.target.instances.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a process finds when it starts: its command and its environment.
///
/// Of the reconciler's own environment only [#INHERITED] is passed on. Secrets are read anew at
/// each start and stand in the environment alone, never among the arguments.
final class Surroundings {
  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");

  private final Secrets secrets;
  private final String targetId;
  private final Map<String, String> own;

  /// @param own the reconciler's environment
  Surroundings(Secrets secrets, String targetId, Map<String, String> own) {
    this.secrets = secrets;
    this.targetId = targetId;
    this.own = Map.copyOf(own);
  }

  /// Borne by every process of an instance, so that none is lost and no other is touched.
  List<String> marks(InstanceName name) {
    return List.of("SLIPWAY_INSTANCE=" + name, "SLIPWAY_TARGET=" + targetId);
  }

  /// @throws RefusedException when a secret does not exist, or a name cannot stand in an
  ///   environment
  Map<String, String> environment(Release release, InstanceName name, Optional<Endpoint> endpoint)
      throws RefusedException, UnavailableException {
    Map<String, String> environment = new HashMap<>();
    INHERITED.stream()
        .filter(own::containsKey)
        .forEach(variable -> environment.put(variable, own.getOrDefault(variable, "")));
    // A service in Java runs on the reconciler's Java, unless it says otherwise.
    environment.put("JAVA_HOME", own.getOrDefault("JAVA_HOME", System.getProperty("java.home")));
    OptionalInt port =
        endpoint.isPresent() ? OptionalInt.of(endpoint.get().port()) : OptionalInt.empty();
    environment.putAll(InstanceVariables.of(release, name, port));
    environment.putAll(InstanceVariables.secrets(release, secrets));
    environment.put("SLIPWAY_TARGET", targetId);
    return environment;
  }

  /// Arguments with the port in its place, and the program as a path.
  ///
  /// @throws RefusedException when the program does not exist or is not executable
  static List<String> command(
      Release release, Optional<Endpoint> endpoint, Path artifact, Launcher launcher)
      throws RefusedException {
    List<String> words = new ArrayList<>();
    for (String word : release.spec().command()) {
      words.add(endpoint.map(at -> word.replace("{port}", String.valueOf(at.port()))).orElse(word));
    }
    if (words.isEmpty()) {
      throw new RefusedException(
          release.key().service() + " has no command: the process target needs one");
    }
    words.set(0, program(words.getFirst(), artifact, launcher).toString());
    return words;
  }

  private static Path program(String word, Path artifact, Launcher launcher)
      throws RefusedException {
    if (!word.contains("/")) {
      return launcher
          .find(word)
          .orElseThrow(
              () -> new RefusedException("the program " + word + " is not installed here"));
    }
    Path file = artifact.resolve(word).normalize();
    if (!Path.of(word).isAbsolute() && !file.startsWith(artifact)) {
      throw new RefusedException("the program " + word + " leads out of the artifact");
    }
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("the artifact has no program " + word);
    }
    if (!Files.isExecutable(file)) {
      throw new RefusedException("the program " + word + " is not executable");
    }
    return file;
  }
}
