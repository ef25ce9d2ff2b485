package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the reconciler is started, as the launcher does it but without the shell in between, so that
/// a kill meets the reconciler itself, and a start is the reconciler's alone.
public final class Reconcilers {
  private Reconcilers() {}

  /// With the AOT cache that the launcher has trained, where it has.
  ///
  /// @param home the project's folder
  /// @throws IOException when it has not been built
  public static List<String> command(Path home) throws IOException {
    Path jar = jar(home);
    Path cache = home.resolve(".slipway/slipway-reconciler.aot");
    if (Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0) {
      return java(jar, List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    return withoutCache(home);
  }

  /// As at the first start after a build.
  public static List<String> withoutCache(Path home) throws IOException {
    return java(jar(home), List.of());
  }

  private static Path jar(Path home) throws IOException {
    Path jar = home.resolve("reconciler/target/slipway-reconciler.jar");
    if (!Files.exists(jar)) {
      throw new IOException("there is no " + jar + ": run ./mvnw package first");
    }
    return jar;
  }

  private static List<String> java(Path jar, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
