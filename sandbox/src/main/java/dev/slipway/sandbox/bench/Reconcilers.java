package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the reconciler is started, as the launcher does it but without the shell in between, so that
/// a kill meets the reconciler itself.
public final class Reconcilers {
  private Reconcilers() {}

  /// @param home the project's folder
  /// @throws IOException when it has not been built
  public static List<String> command(Path home) throws IOException {
    Path jar = home.resolve("reconciler/target/slipway-reconciler.jar");
    if (!Files.exists(jar)) {
      throw new IOException("there is no " + jar + ": run ./mvnw package first");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m"));
    Path cache = home.resolve(".slipway/slipway-reconciler.aot");
    if (Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
