package dev.slipway.reconciler.router.builtin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where the built-in router runs, and how it is started.
///
/// @param state folder of its own: plans, token, log, lock
/// @param listen `HOST:PORT` where users' requests come in
/// @param control `HOST:PORT` on loopback where orders come in
/// @param command what starts the router, without its options
/// @param options further options of `slipway router`, such as time-outs
/// @param deadline of one call
public record BuiltinRouterSettings(
    Path state,
    String listen,
    String control,
    List<String> command,
    List<String> options,
    Duration deadline) {
  private static final String MAIN_CLASS =
      "dev.slipway.reconciler.router.builtin.server.RouterCommand";
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  public BuiltinRouterSettings {
    state = state.toAbsolutePath().normalize();
    command = List.copyOf(command);
    options = List.copyOf(options);
  }

  /// Starts the router from this very program: same Java, same classes, a small heap.
  public static BuiltinRouterSettings ofThisProgram(Path state, String listen, String control) {
    return new BuiltinRouterSettings(
        state,
        listen,
        control,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx128m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=slipway-router-logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            MAIN_CLASS),
        List.of(),
        DEADLINE);
  }

  Path tokenFile() {
    return state.resolve("token");
  }

  Path log() {
    return state.resolve("router.log");
  }
}
