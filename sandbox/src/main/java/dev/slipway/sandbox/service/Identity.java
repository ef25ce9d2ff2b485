package dev.slipway.sandbox.service;

/// Who answers: written into every answer as the headers `X-Service`, `X-Version` and `X-Instance`.
///
/// @param service name of the service
/// @param version as it was deployed
/// @param instance tells instances of one version apart
public record Identity(String service, String version, String instance) {
  /// The running process.
  public static Identity ofThisProcess(String service, String version) {
    return new Identity(service, version, Long.toString(ProcessHandle.current().pid()));
  }
}
