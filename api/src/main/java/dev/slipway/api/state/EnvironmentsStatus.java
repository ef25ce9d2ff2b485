package dev.slipway.api.state;

import java.util.List;

/// All environments: `GET /api/v1/environments`.
///
/// @param environments in promotion order, then by name
public record EnvironmentsStatus(List<EnvironmentStatus> environments) {
  public EnvironmentsStatus {
    environments = List.copyOf(environments);
  }
}
