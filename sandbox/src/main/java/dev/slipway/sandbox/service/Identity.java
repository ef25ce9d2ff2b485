package dev.slipway.sandbox.service;

import java.nio.file.Files;
import java.nio.file.Path;

/// Who answers: written into every answer as the headers `X-Service`, `X-Version` and `X-Instance`.
///
/// @param service name of the service
/// @param version as it was deployed
/// @param instance tells instances of one version apart
public record Identity(String service, String version, String instance) {
  private static final boolean IN_CONTAINER = Files.exists(Path.of("/.dockerenv"));

  /// The running process: its pid, in a container behind the container's id.
  public static Identity ofThisProcess(String service, String version) {
    String pid = Long.toString(ProcessHandle.current().pid());
    String host = IN_CONTAINER ? System.getenv().getOrDefault("HOSTNAME", "container") + "-" : "";
    return new Identity(service, version, host + pid);
  }
}
