package dev.slipway.sandbox.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a program is started.
///
/// @param name for messages
/// @param environment added to this process's own
/// @param log what it prints is appended here
public record Launch(
    String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
