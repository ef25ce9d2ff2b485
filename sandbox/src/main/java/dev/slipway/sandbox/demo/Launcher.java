package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.processes.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Starts services as a user does, by `./slipway`, but without looking whether there is something
/// to build: that was done.
///
/// @param home of the project
/// @param trains whether AOT caches are made beside the first run
record Launcher(Path home, boolean trains) {
  /// @param name for people: `the reconciler`
  /// @param command `reconciler` or `bot`
  Launch of(String name, String command, Path config, Path folder, Path log) {
    return new Launch(
        name,
        List.of(home.resolve("slipway").toString(), command, "--config", config.toString()),
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "SLIPWAY_BUILD",
            "never",
            "SLIPWAY_TRAIN",
            trains ? "" : "never"),
        folder,
        log);
  }
}
