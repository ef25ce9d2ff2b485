package dev.slipway.environments.language;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Limits that a target must keep, or else refuse the service.
///
/// @param memoryBytes positive
/// @param cpus positive; 0.5 is half a core
public record Resources(OptionalLong memoryBytes, OptionalDouble cpus) {
  public static final Resources UNLIMITED =
      new Resources(OptionalLong.empty(), OptionalDouble.empty());
}
