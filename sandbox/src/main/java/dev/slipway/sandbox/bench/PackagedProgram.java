package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One of the services as it was packaged, and how it is started: as the launcher does it but
/// without the shell in between, so that a kill meets the service itself, and a start is the
/// service's alone.
///
/// @param jar made by the build
/// @param cache where the launcher keeps the AOT cache that it trains for the jar
/// @param options for its JVM that others do not get
public record PackagedProgram(Path jar, Path cache, List<String> options) {
  public PackagedProgram {
    options = List.copyOf(options);
  }

  /// @param home the project's folder
  /// @throws IOException when it has not been built
  public static PackagedProgram reconciler(Path home) throws IOException {
    return of(home, "reconciler", List.of());
  }

  /// @param home the project's folder
  /// @throws IOException when it has not been built
  public static PackagedProgram bot(Path home) throws IOException {
    return of(
        home,
        "bot",
        List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m", "-Xmn40m"));
  }

  private static PackagedProgram of(Path home, String module, List<String> options)
      throws IOException {
    String name = "slipway-" + module;
    Path jar = home.resolve(module).resolve("target").resolve(name + ".jar");
    if (!Files.exists(jar)) {
      throw new IOException("there is no " + jar + ": run ./mvnw package first");
    }
    return new PackagedProgram(jar, home.resolve(".slipway").resolve(name + ".aot"), options);
  }

  /// With the AOT cache that the launcher has trained, where it has.
  public List<String> command() throws IOException {
    if (Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0) {
      return java(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    return withoutCache();
  }

  /// As at the first start after a build.
  public List<String> withoutCache() {
    return java(List.of());
  }

  private List<String> java(List<String> more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m"));
    command.addAll(options);
    command.addAll(more);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
