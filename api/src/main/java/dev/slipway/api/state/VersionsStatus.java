package dev.slipway.api.state;

import java.util.List;

/// What is known of a service's versions: `GET /api/v1/versions?service=S`.
///
/// @param versions newest first
public record VersionsStatus(String service, List<VersionStatus> versions) {
  public VersionsStatus {
    versions = List.copyOf(versions);
  }
}
