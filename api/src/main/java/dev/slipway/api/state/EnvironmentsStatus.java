package dev.slipway.api.state;

import java.util.List;
import java.util.Optional;

/// All environments: `GET /api/v1/environments`.
///
/// @param environments in promotion order, then by name; empty until Git has been read once
/// @param git how fresh all of it is; absent where only a part is meant
/// @param backup of the reconciler's journal; absent where only a part is meant
public record EnvironmentsStatus(
    List<EnvironmentStatus> environments, Optional<GitStatus> git, Optional<BackupStatus> backup) {
  public EnvironmentsStatus {
    environments = List.copyOf(environments);
  }

  public EnvironmentsStatus(List<EnvironmentStatus> environments) {
    this(environments, Optional.empty(), Optional.empty());
  }
}
